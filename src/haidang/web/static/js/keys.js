// Single keys for those who work all day. They are silent in fields, while an input method composes (Telex and
// VNI send letters of their own), with modifiers, and when switched off. Each has a visible twin.
"use strict";

const KEPT = "haidang-keys";
const keysOn = () => localStorage.getItem(KEPT) !== "off";
const rows = () => [...document.querySelectorAll("[data-rows] tbody tr")];
const chosen = () => document.querySelector("[data-rows] tr[aria-selected=true]");

const choose = (row) => {
  if (!row) return;
  chosen()?.removeAttribute("aria-selected");
  row.setAttribute("aria-selected", "true");
  row.tabIndex = -1;
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
};

const step = (by) => {
  const all = rows();
  const at = all.indexOf(chosen());
  choose(all[Math.min(Math.max(at + by, 0), all.length - 1)] ?? all[0]);
};

// Nothing is decided by one key: it opens the reason, and Ctrl+Enter sends it with what was chosen.
const write = (action) => {
  const form = document.querySelector(`article:target form:has([value=${action}])`)
    ?? document.querySelector(`form:has(button[value=${action}])`);
  if (!form) return chosen()?.querySelector("a[href]")?.click();
  form.dataset.chosen = action;
  form.querySelector("textarea").focus();
};

const press = (selector) => (chosen()?.querySelector(selector) ?? document.querySelector(selector))?.click();
const enter = (selector) => document.querySelector(selector)?.focus();

const KEYS = {
  j: () => step(1),
  arrowdown: () => step(1),
  k: () => step(-1),
  arrowup: () => step(-1),
  enter: () => chosen()?.querySelector("a[href]")?.click(),
  o: () => chosen()?.querySelector("a[href]")?.click(),
  r: () => location.reload(),
  c: () => press("[data-key=c]"),
  t: () => press("[data-key=t]"),
  y: () => write("confirm"),
  n: () => write("clear"),
  "/": () => enter("[data-first]"),
  "?": () => document.getElementById("keys")?.showModal(),
};

document.addEventListener("keydown", (event) => {
  if (!event.ctrlKey || event.key !== "Enter") return;
  const form = event.target.closest("form[data-chosen]");
  form?.requestSubmit(form.querySelector(`button[value=${form.dataset.chosen}]`));
});

const typing = (target) => target.closest("input, textarea, select, [contenteditable], dialog[open]");

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.altKey || event.metaKey) return;
  if (typing(event.target) || !keysOn()) return;
  const key = event.key.toLowerCase();
  const moves = key.startsWith("arrow");
  if ((moves || key === "enter") && (!rows().length || event.target.closest("a, button, summary"))) return;
  const act = KEYS[key];
  if (!act) return;
  event.preventDefault();
  act();
});

const box = document.getElementById("keys-on");
if (box) {
  box.checked = keysOn();
  box.addEventListener("change", () => localStorage.setItem(KEPT, box.checked ? "on" : "off"));
}
for (const button of document.querySelectorAll("[data-opens]")) {
  button.addEventListener("click", () => document.getElementById(button.dataset.opens)?.showModal());
}

// Completes fields and values while a criterion is written. Without script the help beside and the lists remain.
"use strict";

(() => {
  const VALUE = /([a-z_]+(?:\.[a-z_]+)?)(?:\([^()]*\))?\s+(?:is not|is|not in|in|begins with|ends with|contains)\s*\(?(?:\s*"[^"\n]*"\s*,)*\s*"([^"\n]*)$/i;
  const NAMED = /([a-z_]+(?:\.[a-z_]+)?)(?:\([^()]*\))?\s+(?:not in|in)\s*\(?[^"]*(?:"[^"\n]*"[^"]*)*\b(country|list)\(\s*"([^"\n]*)$/i;
  const FIELD = /(?:^|[\s(:])((?:any\s+)?[a-z_]+(?:\.[a-z_]*)?)$/i;
  const list = document.createElement("ul");
  list.className = "completing";
  list.id = "completing";
  list.setAttribute("role", "listbox");
  let writing = null, asked = 0;

  const close = () => { list.remove(); writing?.removeAttribute("aria-activedescendant"); writing = null; };

  const sought = (input) => {
    const before = input.value.slice(0, input.selectionStart);
    if (input.tagName === "INPUT") {
      return input.dataset.field ? { field: input.dataset.field, noun: input.dataset.noun || "", begun: before.split(",").pop().trim() } : null;
    }
    const named = before.match(NAMED);
    if (named) return { field: named[1], noun: "", named: named[2].toLowerCase(), begun: named[3] };
    const value = before.match(VALUE);
    if (value) return { field: value[1], noun: "", begun: value[2] };
    const name = before.match(FIELD);
    return name && name[1].length > 1 ? { field: "", noun: "", begun: name[1] } : null;
  };

  const choose = (item) => {
    // The words may be older than the last letter: what is replaced is what stands there now.
    const input = writing, at = input.selectionStart, wanted = sought(input);
    if (!wanted) return close();
    const { begun, field } = wanted, from = at - begun.length;
    const quoted = field && input.tagName === "TEXTAREA" && input.value[at] !== '"';
    const after = quoted ? (wanted.named ? '")' : '"') : "";
    close();
    input.setRangeText(item.dataset.value + after, from, at, "end");
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.focus();
  };

  const show = (input, words) => {
    list.replaceChildren(...words.map((word, number) => {
      const item = document.createElement("li");
      item.id = `completing-${number}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", String(number === 0));
      item.dataset.value = word.value;
      item.append(word.value);
      if (word.said) { const said = document.createElement("small"); said.textContent = word.said; item.append(said); }
      return item;
    }));
    input.parentElement.after(list);
    list.style.insetBlockStart = `${input.offsetTop + input.offsetHeight}px`;
    list.style.insetInlineStart = `${input.offsetLeft}px`;
    input.setAttribute("aria-controls", "completing");
    input.setAttribute("aria-activedescendant", "completing-0");
  };

  document.addEventListener("input", async (event) => {
    const input = event.target;
    if (!(input instanceof HTMLElement) || !input.matches("[data-complete]") || event.isComposing) return;
    const wanted = sought(input), turn = ++asked;
    if (!wanted) return close();
    const answer = await fetch(`/criteria/words/?${new URLSearchParams(wanted)}`, { credentials: "same-origin" });
    if (!answer.ok || turn !== asked) return;
    const { words } = await answer.json();
    if (!words.length || (words.length === 1 && words[0].value === wanted.begun)) return close();
    writing = input;
    show(input, words);
  });

  document.addEventListener("keydown", (event) => {
    if (!writing || event.target !== writing || event.isComposing) return;
    const items = [...list.children], at = items.findIndex((item) => item.getAttribute("aria-selected") === "true");
    if (event.key === "Escape") { close(); event.stopPropagation(); return; }
    if (event.key === "Enter" || event.key === "Tab") { event.preventDefault(); choose(items[at]); return; }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = (at + step + items.length) % items.length;
    items.forEach((item, number) => item.setAttribute("aria-selected", String(number === next)));
    writing.setAttribute("aria-activedescendant", items[next].id);
  }, true);

  list.addEventListener("mousedown", (event) => {
    const item = event.target.closest("li");
    if (item) { event.preventDefault(); choose(item); }
  });
  document.addEventListener("focusout", (event) => { if (event.target === writing) close(); });
})();

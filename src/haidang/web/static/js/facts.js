// Choosing a fact shows every segment that gave it. Without script the link leads to the first of them.
"use strict";

document.addEventListener("click", (event) => {
  const fact = event.target.closest("a.fact[data-at]");
  if (!fact) return;
  event.preventDefault();
  for (const each of document.querySelectorAll(".segments .shown")) each.classList.remove("shown");
  const segments = fact.dataset.at.trim().split(" ").map((id) => document.getElementById(id)).filter(Boolean);
  for (const each of segments) each.classList.add("shown");
  segments[0]?.scrollIntoView({ block: "nearest" });
});

// A list that refreshes itself must not move rows under somebody's cursor: while the pointer or the focus is
// inside and the rows would change places, a button offers the new list instead.
"use strict";

const order = (root) => [...root.querySelectorAll("tbody tr[id]")].map((row) => row.id).join(" ");

document.addEventListener("htmx:beforeSwap", (event) => {
  const live = event.detail.target;
  if (live.id !== "live") return;
  const theirs = new DOMParser().parseFromString(event.detail.serverResponse, "text/html").getElementById("live");
  if (!theirs) {
    // The session has ended or the house cannot answer: the whole page says so, not a corner of it.
    event.detail.shouldSwap = false;
    location.reload();
    return;
  }
  const looking = live.matches(":hover") || live.contains(document.activeElement);
  if (looking && order(live) !== order(theirs)) {
    event.detail.shouldSwap = false;
    document.getElementById("new-rows")?.removeAttribute("hidden");
  }
});

document.addEventListener("click", (event) => {
  if (event.target.id === "new-rows") location.reload();
});

// Countdowns go on between two refreshes. Without script they show what the server wrote.
"use strict";

const written = (minutes) => {
  const sign = minutes < 0 ? "−" : "";
  const whole = Math.abs(minutes);
  const days = Math.floor(whole / 1440);
  const rest = whole % 1440;
  const hours = Math.floor(rest / 60);
  if (days) return sign + document.documentElement.dataset.left.replace("{days}", days).replace("{hours}", hours);
  return `${sign}${hours} h ${String(rest % 60).padStart(2, "0")}`;
};

const nearness = (minutes) => (minutes < 0 ? "past" : minutes < 60 ? "now" : minutes < 180 ? "soon" : "later");

// The office's computers are not always set right: the server's clock counts.
const ahead = Date.now() - Date.parse(document.documentElement.dataset.now);

const tick = () => {
  for (const each of document.querySelectorAll("time.countdown[datetime]")) {
    const minutes = Math.trunc((Date.parse(each.dateTime) - Date.now() + ahead) / 60000);
    each.textContent = written(minutes);
    each.className = `countdown ${nearness(minutes)}`;
  }
};

setInterval(tick, 15000);

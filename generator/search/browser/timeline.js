// The hits by month: bars to click or to drag over, and the same as a table.

import { say } from "./data.js";
import { drawn, element } from "./elements.js";

const HEIGHT = 48;
const STEP = 8;
const MOST = 240;

/** Buttons for the newest years of the hits, and for all time; null where there is only one. */
export function presets(months, { from, to }, sentences, choose) {
  const years = new Map();
  for (const [month, count] of months) years.set(month.slice(0, 4), (years.get(month.slice(0, 4)) ?? 0) + count);
  if (years.size < 2 && !from && !to) return null;
  const newest = [...years.keys()].sort().reverse().slice(0, 6);
  const button = (label, chosen, first, last) => element("button", {
    type: "button", "aria-pressed": String(chosen), click: () => choose(first, last),
  }, label);
  return element("p", { class: "presets" }, button(say(sentences, "any_time"), !from && !to, "", ""),
    ...newest.flatMap((year) => [" ", button(
      `${say(sentences, "preset_year", { year })} (${years.get(year)})`, from === `${year}-01-01` && to === `${year}-12-31`, year, year,
    )]));
}

/** The timeline, or null where there is nothing to compare. `choose(from, to)` gets months (`2021-07`). */
export function timeline(months, { from, to }, sentences, choose, open) {
  const known = [...months.keys()].sort();
  if (known.length < 2) return null;
  const all = every(known[0], known.at(-1));
  const shown = all.length > MOST ? all.slice(-MOST) : all;
  const top = Math.max(...months.values());
  const bars = shown.map((month, at) => bar(month, at, months.get(month) ?? 0, top, inside(month, from, to)));
  const picture = drawn("svg", {
    class: "timeline", viewBox: `0 0 ${shown.length * STEP} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true",
    style: `max-width: ${shown.length * 2}rem`,
  }, ...bars);
  draggable(picture, shown, choose);
  return element("figure", { class: "timeline-figure" }, picture,
    element("figcaption", {}, `${say(sentences, "timeline")}: ${label(shown[0])} – ${label(shown.at(-1))}`),
    element("details", { "data-more": "timeline", open },
      element("summary", {}, say(sentences, "timeline_table")), table(known, months, sentences, choose)));
}

function bar(month, at, count, top, chosen) {
  const height = count === 0 ? 0 : Math.max(2, (count / top) * HEIGHT);
  return drawn("g", { "data-month": month, class: chosen ? "bar chosen" : "bar" },
    drawn("title", {}, `${label(month)}: ${count}`),
    drawn("rect", { class: "ground", x: at * STEP, y: 0, width: STEP, height: HEIGHT }),
    drawn("rect", { class: "count", x: at * STEP + 1, y: HEIGHT - height, width: STEP - 2, height }));
}

function table(known, months, sentences, choose) {
  const row = (month) => element("tr", {},
    element("td", {}, element("button", { type: "button", click: () => choose(month, month) }, label(month))),
    element("td", {}, String(months.get(month))));
  return element("table", {},
    element("thead", {}, element("tr", {},
      element("th", { scope: "col" }, say(sentences, "month")), element("th", { scope: "col" }, say(sentences, "number_of")))),
    element("tbody", {}, ...known.map(row)));
}

function draggable(picture, shown, choose) {
  const monthAt = (event) => {
    const { left, width } = picture.getBoundingClientRect();
    const at = Math.floor(((event.clientX - left) / width) * shown.length);
    return Math.min(shown.length - 1, Math.max(0, at));
  };
  let start = null;
  const mark = (a, b) => picture.querySelectorAll(".bar").forEach((each, at) =>
    each.classList.toggle("chosen", at >= Math.min(a, b) && at <= Math.max(a, b)));
  const before = [...picture.querySelectorAll(".bar")].map((each) => each.classList.contains("chosen"));
  picture.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    start = monthAt(event);
    picture.setPointerCapture(event.pointerId);
    mark(start, start);
  });
  picture.addEventListener("pointermove", (event) => start !== null && mark(start, monthAt(event)));
  picture.addEventListener("pointerup", (event) => {
    if (start === null) return;
    const end = monthAt(event);
    choose(shown[Math.min(start, end)], shown[Math.max(start, end)]);
    start = null;
  });
  // the finger scrolls the page: nothing was chosen
  picture.addEventListener("pointercancel", () => {
    start = null;
    picture.querySelectorAll(".bar").forEach((each, at) => each.classList.toggle("chosen", before[at]));
  });
}

function inside(month, from, to) {
  return Boolean(from || to) && (!from || month >= from.slice(0, 7)) && (!to || month <= to.slice(0, 7));
}

function label(month) {
  const [year, number] = month.split("-");
  return `${Number(number)}/${year}`;
}

function every(first, last) {
  const made = [];
  let [year, month] = first.split("-").map(Number);
  for (let key = first; key <= last;) {
    made.push(key);
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
    key = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`;
  }
  return made;
}

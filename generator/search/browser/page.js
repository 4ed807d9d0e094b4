// The search page: form → address → answer → page. The address holds everything, so Back, links and reload work.

import { link, read, write } from "./address.js";
import { ROOT, manifest, say } from "./data.js";
import { element, written } from "./elements.js";
import { facetBoxes } from "./facets.js";
import { DATE_KINDS, FACETS, day } from "./filters.js";
import { hitList } from "./hits.js";
import { retyped } from "./near.js";
import { plainQuotes } from "./query.js";
import { saving } from "./save.js";
import { PER_PAGE, advice, hints, search } from "./search.js";
import { presets, timeline } from "./timeline.js";

/** Where everything stands, without a search: key of its name → folder. */
const LISTS = [["bodies", "co-quan/"], ["topics", "chu-de/"], ["places", "dia-phuong/"], ["years", "nam/"], ["kinds", "loai/"]];

const form = document.querySelector("form[data-search]");
const part = (name) => document.querySelector(`[data-${name}]`);
const LOADING = part("count-after").textContent;
/** Milliseconds. */
const HITS_WAIT = 300;
let asked = 0;

/** What the form says now. */
function formState(page = 1) {
  return read(new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== "").concat([["trang", page]])));
}

/** The form as an address says it; facets are drawn with the answer. */
function fillForm({ typed, filters, sort, wrong }, parameters) {
  if (form.elements.q.value.trim() !== typed) form.elements.q.value = typed;
  if (Object.keys(wrong).length > 0) form.querySelector(".fold").open = true;
  form.elements.tu.value = shownDate(parameters.get("tu"));
  form.elements.den.value = shownDate(parameters.get("den"));
  form.elements["loai-ngay"].value = Object.keys(DATE_KINDS).find((key) => DATE_KINDS[key] === filters.dateKind);
  form.elements["sap-xep"].value = sort;
  sayDates(filters);
  holdChoices(filters);
}

/** Where dates are folded away, the fold says them: to open it would move all below. */
function sayDates({ from, to, dateKind }) {
  const days = [from, to].map((each) => (each ? written(each) : "…")).join(" – ");
  const kind = dateKind === "issued" ? "" : `${form.elements["loai-ngay"].selectedOptions[0].label} `;
  part("chosen-dates").textContent = from || to ? `: ${kind}${days}` : "";
}

/** Choices of the address that have no box yet stand in the form as hidden fields until the answer draws them. */
function holdChoices(filters) {
  const wanted = FACETS.flatMap(([facet, name]) => filters[facet].map((slug) => [name, slug]));
  if (filters.undated) wanted.push(["khong-ro-ngay", "1"]);
  const boxes = [...part("facets").querySelectorAll("input")];
  const held = (input) => wanted.some(([name, value]) => input.name === name && input.value === value);
  for (const input of boxes) {
    if (input.type === "checkbox") input.checked = held(input);
    else if (!held(input)) input.remove();
  }
  for (const [name, value] of wanted) {
    if (boxes.some((input) => input.name === name && input.value === value)) continue;
    part("facets").append(element("input", { type: "hidden", name, value, form: form.id }));
  }
}

function shownDate(value) {
  const found = value && /^\d{4}-\d{2}-\d{2}$/.exec(value);
  return found ? value.split("-").reverse().join("/") : value ?? "";
}

/** Asks and shows; an answer that was overtaken by a newer question is dropped. */
async function answerTo(state, { prefix = false } = {}) {
  const turn = (asked += 1);
  const area = part("results-area");
  area.setAttribute("aria-busy", "true");
  part("nothing")?.remove();
  part("count-before").textContent = "";
  part("result-count").textContent = "";
  part("count-after").textContent = LOADING;
  let words = {};
  try {
    const about = await manifest();
    words = about.say;
    if (turn !== asked) return;
    part("date-error").textContent = wrongDates(state, words);
    const answer = await search(state.typed, state.filters, state.sort, state.page, { prefix });
    const list = await hitList(answer, about);
    const offer = answer.total === 0 || prefix ? null : meant(answer, state, words);
    const help = answer.total === 0 ? await nothingFound(answer, state, words) : await soon(offer);
    if (turn !== asked) return;
    show(answer, state, words, list, help);
    offer?.then((late) => late && turn === asked && !help && part("advice").append(late));
    await Promise.all([list.fill(), answer.facets().then((facets) => turn === asked && showFacets(answer, facets, state, about))]);
  } catch (error) {
    if (turn !== asked) return;
    const listed = part("result-count").textContent ? `${say(words, "found")}. ` : "";
    part("count-after").textContent = listed + form.dataset.failed;
    part("results").querySelectorAll(".ghost").forEach((each) => each.remove());
    part("timeline").removeAttribute("data-waiting");
    throw error;
  } finally {
    if (turn === asked) area.removeAttribute("aria-busy");
  }
}

/** What is wrong with the dates, in words. */
function wrongDates({ wrong, filters: { from, to } }, words) {
  const none = Object.values(wrong).join(", ");
  if (none) return say(words, "bad_date", { value: none });
  return from && to && from > to ? say(words, "crossed_dates", { from: written(from), to: written(to) }) : "";
}

/** The hits, as soon as they are known; what is counted over all of them follows. */
function show(answer, state, words, list, help) {
  // a list of its own, not the old one with other items: grey lines that go do not move up
  const hits = part("results").cloneNode(false);
  hits.setAttribute("start", String((answer.page - 1) * PER_PAGE + 1));
  hits.append(...list.items);
  part("results").replaceWith(hits);
  part("advice").replaceChildren(...[
    answer.begins ? element("p", {}, say(words, "begins")) : null, help].filter(Boolean));
  showPages(answer, state, words);
  part("count-before").textContent = answer.exact ? "" : say(words, "at_least");
  part("count-after").textContent = say(words, "found");
  part("result-count").textContent = String(answer.total);
  if (answer.total < 2) part("timeline").removeAttribute("data-waiting");
}

/** The choices with their numbers, the timeline, and what may be taken along. */
function showFacets(answer, facets, state, about) {
  const words = about.say;
  keepFocus(() => {
    const open = new Set([...part("facets").querySelectorAll("details[data-more][open]")].map((each) => each.dataset.more));
    part("facets").replaceChildren(...facetBoxes(facets, state.filters, about, open));
  });
  const dates = part("timeline");
  const tableOpen = dates.querySelector("details")?.open ?? false;
  keepButton(dates, () => dates.replaceChildren(...[
    presets(facets.months, state.filters, words, chooseMonths),
    timeline(facets.months, state.filters, words, chooseMonths, tableOpen),
  ].filter(Boolean)));
  dates.removeAttribute("data-waiting");
  part("save").replaceChildren(...[saving(answer, facets, state.filters, about)].filter(Boolean));
}

/** Choices are drawn again with every answer; the one that had the focus keeps it. */
function keepFocus(draw) {
  const held = document.activeElement;
  const [name, value] = [held?.name, held?.value];
  const inside = part("facets").contains(held);
  draw();
  if (!inside || !name) return;
  [...part("facets").querySelectorAll("input")].find((each) => each.name === name && each.value === value)?.focus();
}

/** A button of the dates that was pressed keeps the focus in the same place. */
function keepButton(dates, draw) {
  const at = [...dates.querySelectorAll("button")].indexOf(document.activeElement);
  const group = document.activeElement?.closest(".presets, table")?.className;
  draw();
  if (at < 0) return;
  const made = [...dates.querySelectorAll("button")];
  (made[at] ?? made.at(-1) ?? form.elements.tu).focus({ preventScroll: group === "presets" });
}

/** What a promise gives, if it gives it while the hits may wait for it. */
function soon(promise) {
  return Promise.race([promise, new Promise((resolve) => { setTimeout(resolve, HITS_WAIT, null); })]);
}

/** What was perhaps meant by what is accented as in no document. */
async function meant(answer, state, words) {
  const near = await hints(answer.query).catch(() => []); // what is found is shown without them
  return near.length > 0 ? element("p", {}, ...offered("did_you_mean", nearLinks(near, state), words)) : null;
}

function nearLinks(near, state) {
  const typed = plainQuotes(state.typed);
  return near.map((pairs) => retyped(typed, pairs)).map((each) => element("a", { href: link({ ...state, typed: each, page: 1 }) }, each));
}

/** A sentence and links. */
function offered(key, links, words) {
  return [say(words, key), " ", ...links.flatMap((a, at) => (at ? [", ", a] : [a]))];
}

/** Why nothing was found, and ways on: each leads to hits, the last to the lists. */
async function nothingFound(answer, state, words) {
  const box = element("div", { class: "nothing", "data-nothing": true });
  const say_ = (key, values) => element("p", {}, say(words, key, values));
  const way = (typed, label = typed) => element("a", { href: link({ ...state, typed, page: 1 }) }, label);
  const offer = (key, links) => {
    if (links.length > 0) box.append(element("p", {}, ...offered(key, links, words)));
  };
  if (answer.unfiltered > 0) {
    const filters = { ...state.filters, from: null, to: null, undated: false };
    for (const [facet] of FACETS) filters[facet] = [];
    box.append(say_("nothing"), element("p", {}, say(words, "nothing_filters", { count: answer.unfiltered }), " ",
      element("a", { href: link({ ...state, filters, page: 1 }) }, say(words, "drop_filters"))));
    return box;
  }
  const { each, near, loose, included } = await advice(answer.query);
  const missing = [...new Set(each.filter(([, count]) => count === 0).map(([word]) => `“${word}”`))];
  if (missing.length > 0) box.append(say_("nothing_word", { words: missing.join(", ") }));
  else box.append(say_(loose > 0 ? "nothing_phrase" : included > 0 ? "nothing_excluded" : "nothing_together"));
  offer("did_you_mean", nearLinks(near, state));
  if (loose > 0) offer("without_quotes", [way(plainQuotes(state.typed).replaceAll('"', ""))]);
  if (included > 0 && answer.query.kept) offer("without_exclusions", [way(answer.query.kept)]);
  if (each.length > 1) {
    box.append(say_("nothing_each"), element("ul", {}, ...each.map(([word, count]) =>
      element("li", {}, count > 0 ? way(word) : word, `: ${count}`))));
  }
  offer("all_lists", LISTS.map(([key, folder]) => element("a", { href: new URL(folder, ROOT) }, say(words, key))));
  return box;
}

function showPages({ total, page: here }, state, words) {
  const last = Math.max(1, Math.ceil(total / PER_PAGE));
  const nav = part("pages");
  nav.hidden = last < 2;
  nav.setAttribute("aria-label", say(words, "pages"));
  const near = [...new Set([1, here - 1, here, here + 1, last])].filter((n) => n >= 1 && n <= last).sort((a, b) => a - b);
  const to = (page, label, current = false) => element("a", {
    href: link({ ...state, page }), "aria-current": current ? "page" : null,
    "aria-label": say(words, "page", { page }),
  }, label);
  const items = near.flatMap((page, at) => [
    at > 0 && page - near[at - 1] > 1 ? element("span", {}, " … ") : " ", to(page, String(page), page === here)]);
  nav.replaceChildren(...items);
}

/** `2021-07` or `2021`, first and last; empty for all time. */
function chooseMonths(from, to) {
  const state = formState();
  state.filters.from = day(from, false);
  state.filters.to = day(to, true);
  go(state);
}

/** Whether the entry of the history that we stand on is one that is still being typed. */
let typing = false;

/** A new search: into the address, then answered. What was being typed is one entry of the history, not many. */
function go(state, { live = false } = {}) {
  const address = link(state);
  if (typing || new URL(address, location.href).href === location.href) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
  typing = live;
  if (!live) fillForm(state, write(state));
  answerTo(state, { prefix: live });
}

function fromAddress() {
  typing = false;
  const parameters = new URLSearchParams(location.search);
  const state = read(parameters);
  fillForm(state, parameters);
  return answerTo(state);
}

let waiting = 0;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  go(formState());
});
for (const choices of [form, part("facets")]) {
  choices.addEventListener("change", (event) => {
    if (event.target === form.elements.q) return;
    clearTimeout(waiting);
    go(formState());
  });
}
form.elements.q.addEventListener("input", () => {
  clearTimeout(waiting);
  // the first letter is answered at once; who types faster than answers come is answered when they pause
  const busy = part("results-area").hasAttribute("aria-busy");
  waiting = setTimeout(() => go(formState(), { live: true }), busy ? 120 : 0);
});
part("narrow").open = matchMedia("(min-width: 60em)").matches;
addEventListener("popstate", fromAddress);
document.querySelector("[data-results-area]").addEventListener("click", (event) => {
  const target = event.target.closest("a[href^='?'], a[href='./']");
  if (!target || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  history.pushState(null, "", target.getAttribute("href"));
  fromAddress();
  document.querySelector("[data-results-area]").scrollIntoView();
});
fromAddress();

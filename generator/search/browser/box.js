// Suggestions under the search box of any page: documents, bodies, places, topics, numbers. A combobox by ARIA's rules.

import { ROOT, load, manifest, say } from "./data.js";
import { element } from "./elements.js";
import { clean, words } from "./fold.js";
import { oneAway } from "./near.js";
import { decode } from "./telex.js";

const KINDS = ["documents", "bodies", "places", "topics", "numbers"];
const EACH = 3;

let prepared = null;

/** The table of suggestions with its words folded, once. */
function prepare() {
  prepared ??= (async () => {
    const about = await manifest();
    const table = await load(about.suggestions);
    const rows = KINDS.flatMap((kind) => table[kind].map(([label, second, address]) => {
      const found = words(clean(`${label} ${second}`));
      return { kind, label, second, address, folds: found.map((w) => w.fold), forms: new Set(found.map((w) => w.form)) };
    }));
    return { rows, sentences: about.say, synonyms: about.synonyms };
  })();
  prepared.catch(() => (prepared = null));
  return prepared;
}

/** What was typed, as its words, and with abbreviations for long forms and long forms for abbreviations. */
function readings(typed, synonyms) {
  const found = words(clean(typed));
  const folds = found.map((word) => word.fold);
  const made = [found];
  for (const pair of synonyms) {
    for (const [from, to] of [pair, [pair[1], pair[0]]]) {
      const at = folds.findIndex((_, start) => from.every((each, along) => folds[start + along] === each));
      if (at >= 0) made.push([...found.slice(0, at), ...to.map((fold) => ({ fold })), ...found.slice(at + from.length)]);
    }
  }
  return made;
}

/** How well a row has every word, the last as a beginning; 0 where it has not. */
function worth(row, wanted) {
  let score = 1;
  const all = wanted.every((word, at) => {
    const last = at === wanted.length - 1;
    const place = row.folds.findIndex((fold) => (last ? fold.startsWith(word.fold) : fold === word.fold));
    if (place >= 0) score += (place === at ? 3 : 0) + (row.forms.has(word.form) ? 2 : 0) + (row.folds[place] === word.fold ? 1 : 0);
    return place >= 0;
  });
  return all && wanted.length > 0 ? score : 0;
}

/** How well a row has every word, or one a letter away (not of a number: that is another), the last as a beginning. */
function nearWorth(row, wanted) {
  let near = 0;
  const all = wanted.every(({ fold }, at) => {
    const last = at === wanted.length - 1;
    if (row.folds.some((each) => (last ? each.startsWith(fold) : each === fold))) return true;
    near += 1;
    return fold.length > 2 && !/^\d+$/.test(fold) && row.folds.some((each) => oneAway(fold, each)
      || (last && [-1, 0, 1].some((more) => each.length > fold.length + more && oneAway(fold, each.slice(0, fold.length + more)))));
  });
  return all && wanted.length > 0 ? 1 / near : 0;
}

/** Of each kind the best few rows: that have what was typed, else as Telex left-overs, else with a letter mistyped. */
function matching(rows, typed, synonyms) {
  const ranked = (some, measure) => rows
    .map((row, order) => ({ row, order, score: Math.max(...some.map((each) => measure(row, each))) }))
    .filter(({ score }) => score > 0);
  let scored = ranked(readings(typed, synonyms), worth);
  if (scored.length === 0) scored = ranked([words(clean(typed)).map((word) => ({ ...word, ...decode(word.written) }))], worth);
  if (scored.length === 0) scored = ranked(readings(typed, synonyms), nearWorth);
  scored.sort((a, b) => b.score - a.score || a.order - b.order);
  return KINDS.map((kind) => [kind, scored.filter(({ row }) => row.kind === kind).slice(0, EACH).map(({ row }) => row)])
    .filter(([, some]) => some.length > 0);
}

function attach(input, number) {
  const form = input.form;
  const id = `suggest-${number}`;
  const label = input.getAttribute("aria-label") ?? input.labels[0]?.textContent;
  const list = element("div", { class: "suggest", role: "listbox", id, hidden: true, "aria-label": label });
  const said = element("span", { role: "status", class: "said", style: "position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden" });
  form.append(list, said);
  if (getComputedStyle(form).position === "static") form.style.position = "relative";
  const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id };
  for (const [key, value] of Object.entries(attributes)) input.setAttribute(key, value);
  let turn = 0;

  const options = () => [...list.querySelectorAll("[role=option]")];
  const chosen = () => list.querySelector("[aria-selected=true]");
  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (option) => {
    chosen()?.setAttribute("aria-selected", "false");
    if (!option) return input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    return input.setAttribute("aria-activedescendant", option.id);
  };
  const open = (option) => {
    if (option.dataset.address === undefined) form.requestSubmit();
    else location.assign(new URL(option.dataset.address, ROOT));
  };

  async function suggest() {
    const mine = (turn += 1);
    const typed = input.value.trim();
    if (!typed) return close();
    const { rows, sentences, synonyms } = await prepare();
    if (mine !== turn || document.activeElement !== input) return undefined;
    const found = matching(rows, typed, synonyms);
    let count = 0;
    const option = (label, second, address) => element("div", {
      role: "option", id: `${id}-${(count += 1)}`, "aria-selected": "false", "data-address": address,
    }, label, second ? element("small", {}, second) : null);
    const groups = found.map(([kind, some]) => element("div", { role: "group", "aria-label": say(sentences, `suggest_${kind}`) },
      element("div", { class: "suggest-kind", "aria-hidden": "true" }, say(sentences, `suggest_${kind}`)),
      ...some.map((row) => option(row.label, row.second, row.address))));
    list.replaceChildren(option(say(sentences, "suggest_all", { query: typed }), "", undefined), ...groups);
    place();
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    said.textContent = count > 1 ? say(sentences, "suggest_count", { count: count - 1 }) : say(sentences, "suggest_none");
    return undefined;
  }

  function place() {
    const [box, field] = [form.getBoundingClientRect(), input.getBoundingClientRect()];
    const width = Math.min(Math.max(field.width, 280), document.documentElement.clientWidth - 16);
    const left = Math.min(field.left, document.documentElement.clientWidth - width - 8);
    list.style.left = `${Math.max(8, left) - box.left}px`;
    list.style.top = `${field.bottom - box.top}px`;
    list.style.width = `${width}px`;
  }

  input.addEventListener("focus", () => prepare().catch(() => {}));
  input.addEventListener("input", () => suggest().catch(close));
  input.addEventListener("blur", () => setTimeout(close, 150));
  list.addEventListener("pointerdown", (event) => {
    const option = event.target.closest("[role=option]");
    event.preventDefault();
    if (option) open(option);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const all = options();
    const at = all.indexOf(chosen());
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (list.hidden) return void suggest();
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      choose(all[(at + step + all.length + (at < 0 && step < 0 ? 1 : 0)) % all.length]);
    } else if (event.key === "Enter" && !list.hidden && at > 0) {
      event.preventDefault();
      open(all[at]);
    }
  });
}

const boxes = [...document.querySelectorAll("form[role=search]:not([data-search]) input[name=q]")];
if (boxes.length > 0) {
  const address = new URL("search.css", import.meta.url).href;
  if (![...document.styleSheets].some((sheet) => sheet.href === address)) {
    document.head.append(element("link", { rel: "stylesheet", href: address }));
  }
  boxes.forEach(attach);
}

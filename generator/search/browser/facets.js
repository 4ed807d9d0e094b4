// The choices beside the hits, each with its number under the other choices.

import { say } from "./data.js";
import { element } from "./elements.js";
import { FACETS } from "./filters.js";

const FIRST = 8;

/** Fieldsets of checkboxes for every facet that has a choice; none vanishes while it is chosen. */
export function facetBoxes({ columns, counts, undated }, filters, { say: sentences, status }, open) {
  const boxes = FACETS.map(([facet, name]) => {
    const chosen = new Set(filters[facet]);
    const rows = columns.tables[facet]
      .map(([slug, label], at) => ({ slug, label: label || status[slug] || slug, count: counts[facet].get(at) ?? 0 }))
      .filter((row) => row.count > 0 || chosen.has(row.slug))
      .sort((a, b) => chosen.has(b.slug) - chosen.has(a.slug) || b.count - a.count || a.label.localeCompare(b.label, "vi"));
    return rows.length === 0 ? null : fieldset(facet, name, rows, chosen, sentences, open.has(facet));
  });
  if (undated > 0 || filters.undated) {
    boxes.push(element("fieldset", { class: "facet", "data-facet": "undated" },
      element("legend", {}, say(sentences, "undated")),
      box("khong-ro-ngay", { slug: "1", label: say(sentences, "undated_box"), count: undated }, filters.undated)));
  }
  return boxes.filter(Boolean);
}

function fieldset(facet, name, rows, chosen, sentences, open) {
  const made = element("fieldset", { class: "facet", "data-facet": facet },
    element("legend", {}, say(sentences, `facet_${facet}`)),
    ...rows.slice(0, FIRST).map((row) => box(name, row, chosen.has(row.slug))));
  if (rows.length > FIRST) {
    made.append(element("details", { "data-more": facet, open },
      element("summary", {}, say(sentences, "more", { count: rows.length - FIRST })),
      ...rows.slice(FIRST).map((row) => box(name, row, chosen.has(row.slug)))));
  }
  return made;
}

function box(name, { slug, label, count }, checked) {
  const input = element("input", { type: "checkbox", name, value: slug, form: "search-form" });
  input.checked = checked;
  return element("label", { class: "facet-choice" }, input, " ", element("span", {}, label), " ",
    element("span", { class: "facet-count", "data-count": count }, `(${count})`));
}

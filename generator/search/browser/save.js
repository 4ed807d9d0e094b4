// The hits to take along: CSV, JSON, a list of citations; and the lists whose feeds follow them.

import { ROOT, rows, say } from "./data.js";
import { element, written } from "./elements.js";
import { nearestLists } from "./lists.js";

/** Buttons that make the files when they are asked for, and links to the lists nearest to the search. */
export function saving(answer, facets, filters, { say: sentences }) {
  if (answer.total === 0) return null;
  const { columns } = facets;
  const button = (key, name, type, make) => element("button", {
    type: "button",
    "data-save-as": name,
    click: async () => download(name, type, make(await records(answer.hits, columns))),
  }, say(sentences, key));
  const lists = nearestLists(answer, facets, filters).map(({ name, folder }) => {
    const label = name ?? say(sentences, "whole_archive");
    return element("span", {}, element("a", { href: new URL(folder || "./", ROOT) }, label), " (",
      element("a", { href: new URL(`${folder}feed.xml`, ROOT), "data-feed": true, "aria-label": `Atom: ${label}` }, "Atom"), ")");
  });
  return element("div", { class: "save" }, element("span", { class: "save-title" }, say(sentences, "save")), " ",
    button("save_csv", "ket-qua.csv", "text/csv", csv), " ",
    button("save_json", "ket-qua.json", "application/json", (all) => JSON.stringify(all, null, 1)), " ",
    button("save_cite", "trich-dan.txt", "text/plain", citations),
    element("p", { class: "save-follow" }, say(sentences, "follow"), " ",
      ...lists.flatMap((each, at) => (at ? [", ", each] : [each]))));
}

async function records(hits, columns) {
  const cards = await rows("cards", hits);
  return hits.map((at) => {
    const [id, title, number, issued, issuer] = cards.get(at);
    return {
      id,
      number,
      date_issued: issued,
      type: columns.kind[at].map((each) => columns.tables.kind[each][0])[0] ?? null,
      kind: columns.kind[at].map((each) => columns.tables.kind[each][1])[0] ?? null,
      issuer,
      subject: title,
      url: new URL(`van-ban/${id}/`, ROOT).href,
    };
  });
}

/** RFC 4180, with a byte-order mark for spreadsheets; a cell that a spreadsheet would take for a formula is kept text. */
function csv(all) {
  const names = ["id", "number", "date_issued", "type", "issuer", "subject", "url"];
  const cell = (value) => {
    const text = value === null ? "" : String(value);
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
  };
  return "\ufeff" + [names, ...all.map((each) => names.map((name) => each[name]))].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

/** One line a document, as NĐ 30/2020 cites: kind, number, date, issuer, abstract. */
function citations(all) {
  return all.map(({ kind, number, date_issued: day, issuer, subject, url }) => [
    [kind, number ? `số ${number}` : null, day ? `ngày ${written(day)}` : null, issuer ? `của ${issuer}` : null]
      .filter(Boolean).join(" "), `: ${subject}. ${url}`].join("")).join("\n") + "\n";
}

function download(name, type, content) {
  const address = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  const link = element("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

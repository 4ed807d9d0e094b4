// The whole search stands in the address: from it, and back into it.

import { DATE_KINDS, FACETS, day } from "./filters.js";

const SORTS = ["lien-quan", "moi", "cu"];

/** `{typed, filters, sort, page, wrong}` from an address's parameters; `wrong` holds what is no date, by parameter. */
export function read(parameters) {
  const wrong = {};
  const date = (name, last) => {
    const typed = parameters.get(name)?.trim();
    if (!typed) return null;
    const found = day(typed, last);
    if (!found) wrong[name] = typed;
    return found;
  };
  const filters = {
    from: date("tu", false),
    to: date("den", true),
    dateKind: DATE_KINDS[parameters.get("loai-ngay")] ?? "issued",
    undated: parameters.get("khong-ro-ngay") === "1",
  };
  for (const [facet, name] of FACETS) filters[facet] = [...new Set(parameters.getAll(name).filter(Boolean))];
  const sort = parameters.get("sap-xep");
  const page = Number(parameters.get("trang"));
  return {
    typed: parameters.get("q") ?? "",
    filters,
    sort: SORTS.includes(sort) ? sort : "lien-quan",
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
    wrong,
  };
}

/** The parameters of a search, in the contract's order, without what is not chosen. */
export function write({ typed, filters, sort, page, wrong = {} }) {
  const made = new URLSearchParams();
  if (typed.trim()) made.set("q", typed.trim());
  const dates = { tu: filters.from ?? wrong.tu, den: filters.to ?? wrong.den };
  for (const [name, value] of Object.entries(dates)) if (value) made.set(name, value);
  const kind = Object.keys(DATE_KINDS).find((key) => DATE_KINDS[key] === filters.dateKind);
  if (kind !== "ban-hanh") made.set("loai-ngay", kind);
  for (const [facet, name] of FACETS) for (const slug of filters[facet]) made.append(name, slug);
  if (filters.undated) made.set("khong-ro-ngay", "1");
  if (sort !== "lien-quan") made.set("sap-xep", sort);
  if (page > 1) made.set("trang", String(page));
  return made;
}

/** The address of a search on this page. */
export function link(state) {
  const query = write(state).toString();
  return query ? `?${query}` : "./";
}

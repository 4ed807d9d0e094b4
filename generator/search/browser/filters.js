// Facets and dates: what is chosen, what passes, and how many there are of each under the other choices.

export const FACETS = [
  ["issuer", "co-quan"],
  ["topic", "chu-de"],
  ["kind", "loai"],
  ["place", "dia-phuong"],
  ["status", "tinh-trang"],
];
export const DATE_KINDS = { "ban-hanh": "issued", "hieu-luc": "effect", han: "due" };

/**
 * The first or last day that `20/7/2021`, `20/7/21`, `7/2021`, `tháng 7 năm 2021`, `2021` or an ISO date means, as ISO;
 * null where it is no date.
 */
export function day(typed, last) {
  const text = typed.normalize("NFC").toLowerCase().split(/(?:ngày|tháng|năm|[\s/.-])+/).filter(Boolean).join("/");
  const parts = /^(\d{4})(?:\/(\d{1,2})(?:\/(\d{1,2}))?)?$/.exec(text)?.slice(1)
    ?? /^(?:(?:(\d{1,2})\/)?(\d{1,2})\/)?(\d{4})$/.exec(text)?.slice(1).reverse()
    ?? /^(\d{1,2})\/(\d{1,2})\/(\d{2})$/.exec(text)?.slice(1).reverse();
  if (!parts) return null;
  if (parts[0].length === 2) parts[0] = `${parts[0] < 50 ? "20" : "19"}${parts[0]}`;
  const [year, month, date] = parts.map((part) => (part === undefined ? undefined : Number(part)));
  const m = month ?? (last ? 12 : 1);
  const end = new Date(Date.UTC(year, m, 0)).getUTCDate();
  const d = date ?? (last ? end : 1);
  if (m < 1 || m > 12 || d < 1 || d > end || year < 1) return null;
  return `${String(year).padStart(4, "0")}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`;
}

/** Whether a document passes the dates: one of its days lies between, or it is undated and those were asked for. */
function inDates(columns, at, { from, to, dateKind, undated }) {
  if (!from && !to && !undated) return true;
  const value = columns[dateKind][at];
  const days = Array.isArray(value) ? value : value ? [value] : [];
  if (undated && columns.issued[at] === null) return true;
  if (!from && !to) return false;
  return days.some((each) => (!from || each >= from) && (!to || each <= to));
}

/**
 * What passes of the documents found: `{hits, counts, months, undated}`.
 * `counts[facet]` is ordinal in the facet's table → documents that pass all *other* choices; so are `months`
 * (`2021-07` → documents) and `undated`, under all choices but the dates.
 */
export function sift(columns, found, filters) {
  const chosen = {};
  for (const [facet] of FACETS) {
    const slugs = new Set(filters[facet]);
    chosen[facet] = new Set(columns.tables[facet].flatMap(([slug], at) => (slugs.has(slug) ? [at] : [])));
    if (slugs.size > 0 && chosen[facet].size === 0) chosen[facet].add(-1);
  }
  const counts = Object.fromEntries(FACETS.map(([facet]) => [facet, new Map()]));
  const months = new Map();
  const hits = [];
  let undated = 0;
  for (const at of found) {
    const failed = FACETS.filter(([facet]) =>
      chosen[facet].size > 0 && !columns[facet][at].some((value) => chosen[facet].has(value))).map(([facet]) => facet);
    const dated = inDates(columns, at, filters);
    if (failed.length === 0 && dated) hits.push(at);
    if (failed.length === 0) undated += countMonths(columns, at, filters.dateKind, months);
    if (!dated || failed.length > 1) continue;
    for (const [facet] of FACETS) {
      if (failed.length === 1 && failed[0] !== facet) continue;
      for (const value of columns[facet][at]) counts[facet].set(value, (counts[facet].get(value) ?? 0) + 1);
    }
  }
  return { hits, counts, months, undated };
}

function countMonths(columns, at, dateKind, months) {
  const value = columns[dateKind][at];
  const days = Array.isArray(value) ? value : value ? [value] : [];
  for (const month of new Set(days.map((each) => each.slice(0, 7)))) months.set(month, (months.get(month) ?? 0) + 1);
  return columns.issued[at] === null ? 1 : 0;
}

/** Whether anything is chosen besides the words. */
export function isFiltered(filters) {
  return Boolean(filters.from || filters.to || filters.undated || FACETS.some(([facet]) => filters[facet].length > 0));
}

// The list of duties by body, topic, place and days that the address names. Without this script the list stands whole.

const MOST = 500;
const FIELDS = ["co-quan", "chu-de", "dia-phuong", "tu", "den"];
const STATES = ["coming", "past", "open"];

const figures = (iso) => iso.slice(0, 10).split("-").reverse().join("/");
const clock = (iso) => (/T(\d\d:\d\d)/.exec(iso)?.[1] ?? "");

// Whether a row answers the question; a day asked for leaves out what has no deadline.
export function answers(row, asked) {
  const among = (words, slug) => (words ?? "").split(" ").includes(slug);
  const due = row.due?.slice(0, 10);
  return (!asked["co-quan"] || (row.agency_slug ?? row.agency) === asked["co-quan"])
    && (!asked["chu-de"] || among(row.topics, asked["chu-de"]))
    && (!asked["dia-phuong"] || among(row.places, asked["dia-phuong"]))
    && (!asked.tu || (due && due >= asked.tu))
    && (!asked.den || (due && due <= asked.den));
}

export function stateOf(row, today) {
  if (!row.due) return "open";
  return row.due.slice(0, 10) >= today ? "coming" : "past";
}

function made(name, ...parts) {
  const element = document.createElement(name);
  element.append(...parts);
  return element;
}

function link(address, words) {
  const element = made("a", words);
  element.href = address;
  return element;
}

function line(row, today, root, words) {
  const page = `${root}van-ban/${row.id.split("/").map(encodeURIComponent).join("/")}/`;
  const due = made("td", words["no-due"]);
  if (row.due) {
    const time = made("time", `${clock(row.due)} ${figures(row.due)}`.trim());
    time.dateTime = row.due.slice(0, 10);
    due.replaceChildren(time);
    if (stateOf(row, today) === "past") due.replaceChildren(made("span", time, " ", made("small", words.overdue ?? "")));
  }
  const cells = [
    made("th", row.agency_slug ? link(`${root}co-quan/${row.agency_slug}/`, row.agency) : row.agency),
    due,
    made("td", words[row.role] ?? row.role),
    made("td", made("q", row.said)),
    made("td", link(page + (row.provision ? `#${row.provision}` : ""), row.document)),
  ];
  cells[0].scope = "row";
  ["agency", "due", "role", "what", "document"].forEach((key, at) => {
    if (at) cells[at].dataset.label = words[key];
  });
  return made("tr", ...cells);
}

function table(rows, today, root, words) {
  const heads = ["agency", "due", "role", "what", "document"].map((key) => made("th", words[key]));
  for (const head of heads) head.scope = "col";
  const whole = made("table", made("thead", made("tr", ...heads)),
    made("tbody", ...rows.map((row) => line(row, today, root, words))));
  whole.className = "cards duties";
  const wide = made("div", whole);
  wide.className = "wide";
  return wide;
}

function start(place) {
  const form = place.querySelector("form");
  const count = place.querySelector(".count");
  const sifted = place.querySelector(".sifted");
  const whole = form.querySelector("a");
  const words = JSON.parse(place.dataset.words);
  const { today, root } = place.dataset;
  const list = [...place.parentElement.children].slice([...place.parentElement.children].indexOf(place) + 1)
    .filter((element) => !element.matches(".formats"));
  let rows = null;
  let turns = 0;

  async function show() {
    const turn = ++turns;
    const parameters = new URLSearchParams(location.search);
    const asked = Object.fromEntries(FIELDS.map((key) => [key, parameters.get(key) ?? ""]));
    for (const key of FIELDS) form.elements[key].value = asked[key];
    const any = FIELDS.some((key) => asked[key]);
    if (any && !rows) {
      count.textContent = words.loading;
      try {
        const answer = await fetch(place.dataset.sift);
        if (!answer.ok) throw new Error(answer.statusText);
        rows = await answer.json();
      } catch {
        count.textContent = words.failed;
        return;
      }
      if (turn !== turns) return;
    }
    whole.hidden = !any;
    if (any) form.querySelector(".fold").open = true;
    for (const element of list) element.hidden = any;
    if (!any) {
      count.textContent = "";
      sifted.replaceChildren();
      return;
    }
    const found = rows.filter((row) => answers(row, asked));
    count.textContent = found.length ? words.count.replace("{count}", found.length) : words.none;
    const shown = found.slice(0, MOST);
    sifted.replaceChildren(...STATES.flatMap((state) => {
      const members = shown.filter((row) => stateOf(row, today) === state);
      return members.length ? [made("h2", words[state]), table(members, today, root, words)] : [];
    }));
    if (found.length > MOST) sifted.append(made("p", words.more.replace("{count}", found.length - MOST)));
  }

  function go(address) {
    history.pushState(null, "", address);
    show();
  }

  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const address = new URL(location.href);
    address.search = "";
    for (const key of FIELDS) if (form.elements[key].value) address.searchParams.set(key, form.elements[key].value);
    go(address);
  });
  whole.addEventListener("click", (event) => {
    event.preventDefault();
    go(new URL(".", location.href));
  });
  addEventListener("popstate", show);
  show();
}

for (const place of document.querySelectorAll("[data-sift]")) start(place);

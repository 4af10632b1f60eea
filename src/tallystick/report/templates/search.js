// Searches the titles of this site in this browser, and sends nothing.
"use strict";
(() => {
  const form = document.getElementById("search");
  const box = form.querySelector("input");
  const found = document.getElementById("found");
  const told = document.getElementById("told");
  const say = form.dataset;
  const root = say.root;
  const files = say.index.split(" ");
  const most = 30;
  const rows = [];
  // Without spaces between words: looked for as it stands, then by pairs of signs.
  const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/u;

  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  // Called by each file of the index, with what is of one kind.
  window.tallystick = (kind, listed) => {
    for (const [path, title, about, also] of listed) {
      rows.push({ kind, path, title, about, also, plain: plain(title), all: plain(`${title} ${also}`) });
    }
  };

  let next = 0;
  let loading = false;
  const load = () => {
    if (loading || next === files.length) return;
    loading = true;
    const script = document.createElement("script");
    const ended = () => {
      loading = false;
      search();
      load();
    };
    script.src = root + files[next];
    script.onload = ended;
    script.onerror = ended;
    next += 1;
    document.head.append(script);
  };

  const words = (text) => plain(text).split(/[^\p{L}\p{N}.]+/u).filter((one) => one);
  const pairs = (word) => {
    const run = word.match(unspaced);
    if (!run || run[0].length < 3) return [word];
    return Array.from({ length: run[0].length - 1 }, (_, at) => run[0].slice(at, at + 2));
  };
  const begins = (text, word) => text.startsWith(word) || text.includes(` ${word}`);

  // The higher the better; 0 where a word is missing.
  const score = (row, asked) => {
    let sum = row.plain === asked.join(" ") || row.all.endsWith(` ${asked.join(" ")}`) ? 8 : 0;
    for (const word of asked) {
      if (!row.all.includes(word)) return 0;
      sum += begins(row.plain, word) ? 3 : row.plain.includes(word) ? 2 : 1;
    }
    return sum;
  };
  const ranked = (worth) =>
    rows
      .map((row, at) => ({ row, at, worth: worth(row) }))
      .filter((one) => one.worth)
      .sort((one, other) => other.worth - one.worth || one.at - other.at)
      .map((one) => one.row);
  const matching = (asked) => ranked((row) => score(row, asked));
  const having = (asked) => ranked((row) => asked.filter((word) => row.all.includes(word)).length);

  // How many letters must be changed, put in, left out or swapped to make one word of the other (Damerau, 1964).
  const apart = (one, other) => {
    let before = [];
    let above = Array.from({ length: other.length + 1 }, (_, at) => at);
    for (let at = 1; at <= one.length; at += 1) {
      const here = [at];
      for (let to = 1; to <= other.length; to += 1) {
        const same = one[at - 1] === other[to - 1] ? 0 : 1;
        const swapped = at > 1 && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1];
        const far = Math.min(above[to] + 1, here[to - 1] + 1, above[to - 1] + same);
        here.push(swapped ? Math.min(far, before[to - 2] + 1) : far);
      }
      [before, above] = [above, here];
    }
    return above[other.length];
  };
  // A word of the titles in place of one that stands in none: with at most a quarter of its letters changed.
  const meant = (word) => {
    if (word.length < 4 || unspaced.test(word) || rows.some((row) => row.all.includes(word))) return word;
    let near = word;
    let least = word.length / 4 + 0.01;
    for (const other of new Set(rows.flatMap((row) => words(row.all)))) {
      if (Math.abs(other.length - word.length) < least) {
        const far = apart(word, other);
        if (far < least) [near, least] = [other, far];
      }
    }
    return near;
  };

  const item = (row) => {
    const line = document.createElement("li");
    const link = document.createElement("a");
    link.href = root + row.path;
    link.textContent = row.title;
    link.dir = "auto";
    const kind = document.createElement("span");
    kind.className = "tag";
    kind.textContent = row.kind;
    const about = document.createElement("span");
    about.className = "note";
    about.textContent = row.about;
    line.append(link, " ", kind, " ", about);
    return line;
  };

  const search = () => {
    const asked = words(box.value);
    history.replaceState(null, "", asked.length ? `#q=${encodeURIComponent(box.value)}` : "#");
    if (!asked.length) {
      found.replaceChildren();
      told.textContent = "";
      return;
    }
    let all = matching(asked);
    if (!all.length) all = matching(asked.flatMap(pairs));
    const near = all.length ? asked : asked.map(meant);
    const other = near.join(" ") !== asked.join(" ");
    if (other) all = matching(near);
    const some = !all.length;
    if (some) all = having(near.flatMap(pairs));
    found.replaceChildren(...all.slice(0, most).map(item));
    const waiting = next < files.length || loading;
    told.textContent = [
      waiting ? say.waiting : "",
      other && !waiting ? say.meant.replace("{words}", near.join(" ")) : "",
      some && !waiting ? say.some : "",
      all.length ? say.count.replace("{number}", String(all.length)) : "",
      all.length > most ? say.more.replace("{number}", String(most)) : "",
    ]
      .filter((one) => one)
      .join(" ");
  };

  const first = () => found.querySelector("a");
  box.addEventListener("focus", load);
  box.addEventListener("input", () => {
    load();
    search();
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" && first()) {
      event.preventDefault();
      first().focus();
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (first()) first().focus();
  });
  found.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    const links = [...found.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
    (at < 0 ? box : links[Math.min(at, links.length - 1)]).focus();
  });

  form.hidden = false;
  const asked = /^#q=(.*)$/.exec(location.hash);
  if (asked) {
    box.value = decodeURIComponent(asked[1]);
    load();
  }
})();

"use strict";
// Sends a large file in parts and goes on where a broken line stopped. Without it the form sends the file whole.
(() => {
  const form = document.querySelector("[data-parts]");
  if (!form || !window.crypto?.subtle || !window.fetch) return;
  const said = document.getElementById("parts-said");
  const field = form.elements.file;
  const part = Number(form.dataset.parts);
  const base = form.getAttribute("action");
  const digest = async (data) => {
    const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", data));
    return Array.from(bytes, (one) => one.toString(16).padStart(2, "0")).join("");
  };
  const ask = async (path, told) => {
    const body = new FormData();
    body.append("code", form.elements.code.value);
    Object.entries(told).forEach(([name, value]) => body.append(name, value));
    const answer = await fetch(base + path, { method: "POST", body, credentials: "omit", cache: "no-store" });
    if (answer.ok) return (await answer.json()).have;
    if (answer.status >= 500) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const words = Array.from(page.querySelectorAll("main .lead, main .lead + p"), (one) => one.textContent);
    throw Object.assign(new Error("refused"), { words: words.join(" ") });
  };
  const send = async (file) => {
    const whole = await digest(await file.arrayBuffer());
    const parts = Math.ceil(file.size / part);
    let have = await ask("have/", { whole });
    while (have < parts) {
      said.textContent = form.dataset.sending.replace("{have}", have + 1).replace("{parts}", parts);
      const data = file.slice(have * part, (have + 1) * part);
      have = await ask("part/", { whole, number: have, sha256: await digest(await data.arrayBuffer()), part: data });
    }
    await ask("whole/", { whole, parts, name: file.name });
    field.value = "";
  };
  // A file that is refused would be refused each time: it is taken away, and what is written can be saved or sent.
  const refused = (words) => {
    field.value = "";
    said.textContent = `${words} ${form.dataset.refused}`;
  };
  form.addEventListener("submit", async (event) => {
    const file = field.files[0];
    if (!file || file.size <= part) return;
    event.preventDefault();
    said.hidden = false;
    if (file.size > Number(form.dataset.most)) return refused(form.dataset.large);
    try {
      await send(file);
      const button = document.createElement("input");
      button.type = "hidden";
      button.name = event.submitter?.name || "save";
      form.append(button);
      form.submit();
    } catch (why) {
      if (why.words) refused(why.words);
      else said.textContent = form.dataset.broken;
    }
  });
})();

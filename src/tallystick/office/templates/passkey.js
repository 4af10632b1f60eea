"use strict";
// Asks the browser for a passkey and sends what it says. Codes of an app do the same without it.
(() => {
  const form = document.querySelector("[data-passkey]");
  const makes = window.PublicKeyCredential;
  if (!form || !makes || !makes.parseCreationOptionsFromJSON) return;
  const [plain, act, failed] = ["plain", "act", "failed"].map((name) => document.getElementById(`p-${name}`));
  const { publicKey } = JSON.parse(form.dataset.options);
  const ask = form.dataset.passkey === "create"
    ? () => navigator.credentials.create({ publicKey: makes.parseCreationOptionsFromJSON(publicKey) })
    : () => navigator.credentials.get({ publicKey: makes.parseRequestOptionsFromJSON(publicKey) });
  plain.hidden = true;
  act.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    failed.hidden = true;
    try {
      form.elements.credential.value = JSON.stringify(await ask());
      form.submit();
    } catch {
      failed.hidden = false;
    }
  });
})();

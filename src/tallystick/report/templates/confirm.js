"use strict";
// Everything here has a button or a link of its own; this only makes it quicker.
(() => {
  const cards = [...document.querySelectorAll("[data-card]")];
  const typing = (one) => one.closest("input:not([type=checkbox]),textarea,select") !== null;
  const cardOf = (one) => (one instanceof Element ? one.closest("[data-card]") : null);
  const go = (card, step) => {
    const next = cards[cards.indexOf(card) + step];
    if (next) next.focus();
  };
  document.addEventListener("keydown", (event) => {
    const card = cardOf(event.target);
    if (!card || typing(event.target) || event.ctrlKey || event.altKey || event.metaKey) return;
    const key = event.key.toLowerCase();
    if (key === "j" || key === "k") {
      event.preventDefault();
      go(card, key === "j" ? 1 : -1);
      return;
    }
    if (!/^[cdoeu]$/.test(key)) return;
    const button = (key === "u" ? document : card).querySelector(`[data-key="${key}"]`);
    if (button) {
      event.preventDefault();
      button.click();
    }
  });
  const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (named && named.matches("[data-card]")) named.focus();
  const fill = (words) => {
    const last = document.activeElement;
    const to = last && last.matches("[data-selected]") ? last : document.querySelector("textarea[data-selected]");
    if (words.trim()) for (const one of to && to.id === "words" ? [to] : document.querySelectorAll("[data-selected]")) one.value = words.trim();
  };
  const text = document.querySelector("[data-text]");
  if (text) {
    text.addEventListener("select", () => fill(text.value.slice(text.selectionStart, text.selectionEnd)));
  }
  const words = document.querySelector("blockquote#words");
  if (words) {
    document.addEventListener("selectionchange", () => {
      const picked = document.getSelection();
      if (picked && picked.rangeCount && words.contains(picked.anchorNode)) fill(picked.toString());
    });
  }
})();

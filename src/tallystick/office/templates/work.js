"use strict";
// Looks for the answer to a ticket: SHA-256 of "ticket.answer" begins with so many zero bits. Then it is sent.
(() => {
  const form = document.getElementById("w-form");
  const bits = Number(form.dataset.bits);
  const head = form.dataset.ticket + ".";
  const K = [], H = [];
  for (let n = 2; K.length < 64; n++) {
    let prime = true;
    for (let d = 2; d * d <= n; d++) if (n % d === 0) { prime = false; break; }
    if (!prime) continue;
    if (H.length < 8) H.push((Math.sqrt(n) % 1) * 4294967296 | 0);
    K.push((Math.cbrt(n) % 1) * 4294967296 | 0);
  }
  const W = new Int32Array(64);
  // One block is enough: a ticket of 32 signs, a point, and an answer of at most 22.
  const firstWord = (text) => {
    W.fill(0, 0, 16);
    for (let i = 0; i < text.length; i++) W[i >> 2] |= text.charCodeAt(i) << (24 - 8 * (i & 3));
    W[text.length >> 2] |= 0x80 << (24 - 8 * (text.length & 3));
    W[15] = text.length * 8;
    for (let i = 16; i < 64; i++) {
      const x = W[i - 15], y = W[i - 2];
      const s = (x >>> 7 | x << 25) ^ (x >>> 18 | x << 14) ^ x >>> 3;
      const t = (y >>> 17 | y << 15) ^ (y >>> 19 | y << 13) ^ y >>> 10;
      W[i] = W[i - 16] + s + W[i - 7] + t | 0;
    }
    let [a, b, c, d, e, f, g, h] = H;
    for (let i = 0; i < 64; i++) {
      const s = (e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7);
      const t = h + s + (e & f ^ ~e & g) + K[i] + W[i] | 0;
      const u = ((a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10)) + (a & b ^ a & c ^ b & c) | 0;
      h = g; g = f; f = e; e = d + t | 0; d = c; c = b; b = a; a = t + u | 0;
    }
    return H[0] + a | 0;
  };
  let answer = 0;
  const step = () => {
    for (let end = answer + 20000; answer < end; answer++) {
      if (Math.clz32(firstWord(head + answer)) >= bits) {
        form.elements.answer.value = String(answer);
        form.submit();
        return;
      }
    }
    setTimeout(step, 0);
  };
  document.getElementById("w-plain").hidden = true;
  document.getElementById("w-works").hidden = false;
  step();
})();

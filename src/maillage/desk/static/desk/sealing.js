// The queue as a file that only the site can open: the key used here is made for it and forgotten at once.

const FORMAT = "maillage-queue-1";
const CURVE = { name: "ECDH", namedCurve: "P-256" };

const bytesOf = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
const textOf = (bytes) => btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(""));

export async function seal(facts, siteKey) {
  const site = await crypto.subtle.importKey("raw", bytesOf(siteKey), CURVE, false, []);
  const own = await crypto.subtle.generateKey(CURVE, false, ["deriveBits"]);
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: site }, own.privateKey, 256);
  const secret = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  const info = new TextEncoder().encode(FORMAT);
  const derived = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info };
  const key = await crypto.subtle.deriveKey(derived, secret, { name: "AES-GCM", length: 256 }, false, ["encrypt"]);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const clear = new TextEncoder().encode(JSON.stringify(facts));
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, clear);
  const from = await crypto.subtle.exportKey("raw", own.publicKey);
  return JSON.stringify({ format: FORMAT, from: textOf(from), iv: textOf(iv), sealed: textOf(sealed) });
}

// Hand the file to the person at the desk.
export function download(text, name) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

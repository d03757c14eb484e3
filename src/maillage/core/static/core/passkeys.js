// A form that asks the browser for a passkey: `data-passkey` is create or get, `data-options` (or `data-options-from`)
// what the server asks. Without script, or in a browser without passkeys, the form stays hidden and its reason shown.
const toBytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const withBytes = (list) => (list || []).map((one) => ({ ...one, id: toBytes(one.id) }));

function forBrowser(options) {
  const asked = { ...options, challenge: toBytes(options.challenge) };
  if (options.user) asked.user = { ...options.user, id: toBytes(options.user.id) };
  if (options.excludeCredentials) asked.excludeCredentials = withBytes(options.excludeCredentials);
  if (options.allowCredentials) asked.allowCredentials = withBytes(options.allowCredentials);
  return asked;
}

function forServer(credential) {
  const response = { clientDataJSON: toText(credential.response.clientDataJSON) };
  for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = toText(credential.response[name]);
  }
  return {
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    response,
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}

async function optionsOf(form) {
  if (form.dataset.options) return JSON.parse(form.dataset.options).publicKey;
  const answer = await fetch(form.dataset.optionsFrom, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error("no options");
  return (await answer.json()).request_options.publicKey;
}

export function attachPasskey(form) {
  if (!window.PublicKeyCredential) return;
  const refused = form.querySelector("[data-refused]");
  form.hidden = false;
  document.querySelectorAll("[data-without-passkey]").forEach((told) => { told.hidden = true; });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    refused.hidden = true;
    try {
      const publicKey = forBrowser(await optionsOf(form));
      if (form.dataset.passkey === "create") {
        publicKey.authenticatorSelection = {
          ...publicKey.authenticatorSelection, residentKey: "required", requireResidentKey: true, userVerification: "required",
        };
      }
      const credential = await navigator.credentials[form.dataset.passkey]({ publicKey });
      form.elements.credential.value = JSON.stringify(forServer(credential));
      form.submit();
    } catch {
      refused.hidden = false;
    }
  });
}

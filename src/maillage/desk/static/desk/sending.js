// How the desk speaks with the server: a contact before sending, then batches. Nothing here is kept.

const PATIENCE_MS = 20_000;

// The server is there but nobody is signed in: the queue waits for the next sign-in.
export class SignInNeeded extends Error {}

// Nobody answers, or badly: try later.
export class Unreachable extends Error {}

export async function contact(address) {
  const asked = Date.now();
  const told = await ask(address, {});
  return { ...told, asked, answered: Date.now() };
}

export function send(address, token, after, facts) {
  return ask(address, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": token },
    body: JSON.stringify({ after, facts: facts.map(asSent) }),
  });
}

// What travels of a fact: the words of the contract (reception.payloads), no more.
export function asSent({ op_id, seq, schema, kind, place, day, half_day, body }) {
  return { op_id, seq, schema, kind, place, day, half_day, body };
}

async function ask(address, options) {
  const answer = await fetch(address, { ...options, redirect: "manual", signal: AbortSignal.timeout(PATIENCE_MS) })
    .catch((error) => {
      throw new Unreachable(error.message);
    });
  // A session that ended leads to the door; a token of a former session is refused.
  if (answer.type === "opaqueredirect" || answer.status === 403) throw new SignInNeeded();
  if (!answer.ok) throw new Unreachable(String(answer.status));
  try {
    return await answer.json();
  } catch (error) {
    throw new Unreachable(error.message);
  }
}

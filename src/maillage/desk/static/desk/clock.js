// The half-day a fact belongs to, though the clock of the device be wrong: what the server said at each contact
// gives a signed offset, and the time zone is that of the network, not of the device.

// As in core.instants: the morning ends at 13:00, the afternoon at 18:00.
const AFTERNOON = 13;
const EVENING = 18;

// What to add to the clock of the device, in milliseconds, to have that of the server.
// The answer left the server about half-way between the question and its arrival.
export function offsetOf(serverMs, askedMs, answeredMs) {
  return Math.round(serverMs - (askedMs + answeredMs) / 2);
}

// The day and the half-day, in `zone`, of an instant told by the device's clock.
export function whenOf(deviceMs, offsetMs, zone) {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", hourCycle: "h23",
  });
  const part = Object.fromEntries(format.formatToParts(deviceMs + offsetMs).map(({ type, value }) => [type, value]));
  const hour = Number(part.hour);
  const half = hour < AFTERNOON ? "matin" : hour < EVENING ? "apres_midi" : "soiree";
  return { day: `${part.year}-${part.month}-${part.day}`, half_day: half };
}

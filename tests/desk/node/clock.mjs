// Reads cases as JSON lines on standard input: [real instant, error of the device's clock, delays, later], and says
// for each the day and the half-day that the desk would give.
import { createInterface } from "node:readline";
import { offsetOf, whenOf } from "../../../src/maillage/desk/static/desk/clock.js";

for await (const line of createInterface({ input: process.stdin })) {
  const { contact, error, out, back, told, zone } = JSON.parse(line);
  const offset = offsetOf(contact + out, contact + error, contact + out + back + error);
  console.log(JSON.stringify(whenOf(told + error, offset, zone)));
}

// Seals the facts given on the command line for the key given, as a desk does, and prints the file.
import { seal } from "../../../src/maillage/desk/static/desk/sealing.js";

console.log(await seal(JSON.parse(process.argv[2]), process.argv[3]));

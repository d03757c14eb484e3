// A page of the hall whose forms only a device of ours may send.
import { fillKeys } from "./hall.js";

fillKeys();

// The first page of a kiosk or of a computer of the hall: what follows the visitor's tab is set here, in that tab only.
// The key of the device stands after « # » in its start address: no server and no log ever sees it there.
import { fillKeys, follow, remember } from "./hall.js";

remember(document.querySelector("[data-hall]"));
follow();
fillKeys();

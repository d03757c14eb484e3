// The first page of a kiosk or of a computer of the hall: what follows the visitor's tab is set here, in that tab only.
import { follow, remember } from "./hall.js";

const told = document.querySelector("[data-hall]");
remember(told);
follow();

// The key of the device stands after « # » in its start address: no server and no log ever sees it there.
const { key } = JSON.parse(sessionStorage.getItem("hall"));
document.querySelectorAll("[data-hall-form] [name=key]").forEach((field) => {
  field.value = key;
});

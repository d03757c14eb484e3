// Screens of a queue. A hall receives its board by the stream; a phone is told that something changed and reads
// its own address again. When the stream fails, both ask now and then; the browser opens the stream again by itself.
// Without script the page is read again by hand.

const ASK_MS = 10_000;
const board = document.querySelector("[data-hall], [data-ticket]");
const away = document.querySelector("[data-hall-away]");
const isHall = board?.hasAttribute("data-hall");
const wants = { sound: false, speech: false };
let told = "";

function show(html) {
  if (board.contains(document.activeElement)) document.activeElement.blur();
  const before = numbers();
  board.innerHTML = html;
  if (isHall) announce([...board.querySelectorAll("[data-number]")].filter((line) => !before.includes(line.dataset.number)));
}

function numbers() {
  return [...board.querySelectorAll("[data-number]")].map((line) => line.dataset.number);
}

async function ask() {
  try {
    const response = await fetch(location.href, { headers: { "X-Fragment": "true" } });
    if (response.ok) show(await response.text());
    away.hidden = response.ok || response.status === 404;
    if (response.status === 404) location.reload();
  } catch {
    away.hidden = false;
  }
}

function listen() {
  const stream = new EventSource(board.dataset.hall || board.dataset.ticket);
  stream.addEventListener("open", () => {
    away.hidden = true;
  });
  stream.addEventListener("board", (event) => show(event.data));
  stream.addEventListener("version", (event) => {
    if (told && told !== event.data) ask();
    told = event.data;
  });
  stream.addEventListener("error", () => {
    // A stream the server refused is closed for good: begin another one later.
    if (stream.readyState === EventSource.CLOSED) setTimeout(listen, ASK_MS);
  });
  setInterval(() => {
    if (stream.readyState !== EventSource.OPEN) ask();
  }, ASK_MS);
  addEventListener("pagehide", () => stream.close());
}

function announce(lines) {
  if (!lines.length) return;
  if (wants.sound) chime();
  if (wants.speech) lines.forEach(speak);
}

// Two notes, made by the browser: no file to fetch.
function chime() {
  const context = new AudioContext();
  [660, 880].forEach((pitch, index) => {
    const note = context.createOscillator();
    const volume = context.createGain();
    note.frequency.value = pitch;
    volume.gain.value = 0.2;
    note.connect(volume).connect(context.destination);
    note.start(context.currentTime + index * 0.25);
    note.stop(context.currentTime + index * 0.25 + 0.2);
  });
  setTimeout(() => context.close(), 1500);
}

function speak(line) {
  const { sentence, sentenceDesk } = document.querySelector("[data-hall-speech]").dataset;
  const { number, desk } = line.dataset;
  const words = (desk ? sentenceDesk : sentence).replace("{number}", number.replace("-", " ")).replace("{desk}", desk);
  const said = new SpeechSynthesisUtterance(words);
  said.lang = document.documentElement.lang;
  speechSynthesis.speak(said);
}

// Off until somebody presses: a browser plays nothing before, and silence is the rule of a hall.
function offer(selector, name) {
  const button = document.querySelector(selector);
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    wants[name] = !wants[name];
    button.setAttribute("aria-pressed", String(wants[name]));
    if (wants[name] && name === "sound") chime();
  });
}

if (board) {
  if ("AudioContext" in window) offer("[data-hall-sound]", "sound");
  if ("speechSynthesis" in window) offer("[data-hall-speech]", "speech");
  if ("EventSource" in window) listen();
  else setInterval(ask, ASK_MS);
}

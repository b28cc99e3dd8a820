/** Runs before everything else of a page: notes where somebody is led within it before React wakes up. */
export const NOTE_HASH =
  "addEventListener('hashchange',function(event){window.ledTo=event.newURL})";

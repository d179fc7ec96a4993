// Made from crates/dispatch/src/protocol.rs: WRITE_PROTOCOL=1 cargo test -p dispatch --test protocol

/** How long a server may take to answer, in milliseconds. */
export const TIMEOUT = 20000;

// What the module is asked.
export const ADD = "add";
export const NEXT = "next";
export const HURRY = "hurry";
export const COMPLETE = "complete";
export const STATUS = "status";
export const LOST = "lost";
export const ACKNOWLEDGE = "acknowledge";
export const LAST_TRY = "last-try";

// What is to be done.
export const NOTHING = "";
export const SEND = "send";
export const WAIT = "wait";
export const LIST = "list";

// How far an item has come.
export const WAITING = "waiting";
export const WAITING_HERE = "waiting-here";
export const SENDING = "sending";
export const ARRIVED = "arrived";
export const FULL = "full";
export const UNREADABLE = "unreadable";
export const NOT_KEPT = "not-kept";
export const REFUSED = "refused";
export const EXPIRED = "expired";
export const GONE = "gone";

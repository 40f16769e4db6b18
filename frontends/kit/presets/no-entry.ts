/** A remote has no page of its own; the bundler still wants an entry. */
export {};

/**
 * What a tab keeps until it is closed. Two tabs can be two people. Where the browser forbids storage, a reload forgets:
 * the page works all the same.
 */
export const tabStore = {
  get(key: string): string | null {
    try {
      return sessionStorage.getItem(`doudi.${key}`);
    } catch {
      return null;
    }
  },
  set(key: string, value: string): void {
    try {
      sessionStorage.setItem(`doudi.${key}`, value);
    } catch {
      return; // full or forbidden
    }
  },
  remove(key: string): void {
    try {
      sessionStorage.removeItem(`doudi.${key}`);
    } catch {
      return;
    }
  },
};

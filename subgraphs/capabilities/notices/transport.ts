import type { OutsideChannel } from '../../../shared/domain/case/notices.ts';

/** A notice as a carrier gets it. */
export interface Message {
  /** The notice’s id: a carrier that has seen it sends nothing more. */
  id: string;
  channel: OutsideChannel;
  /** Telephone, e-mail address or WeChat name. */
  to: string;
  subject: string | null;
  text: string;
}

/** What takes a message out of the hub. */
export interface Transport {
  /**
   * Hands a message over and answers with the carrier’s receipt, 100 letters at most. With `again`, an earlier try may have
   * got through: then nothing more is sent, and the answer is the same.
   */
  deliver(message: Message, again: boolean): Promise<string>;
}

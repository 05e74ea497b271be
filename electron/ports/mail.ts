/** A plain-text test mail. */
export interface TestMail {
  /** The mailbox in the URL: object id or user principal name. */
  readonly mailbox: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Header names start with `x-`. */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
}

/** `accepted` is 202: stored for delivery, not delivered (facts 8.1). */
export type SendAnswer =
  | { readonly kind: 'accepted'; readonly requestId: string | null; readonly time: string }
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly code: string;
      readonly message: string;
      readonly requestId: string | null;
      readonly time: string;
    };

/** Sends as the application itself, with its own token. */
export interface MailSender {
  send(accessToken: string, mail: TestMail, signal?: AbortSignal): Promise<SendAnswer>;
}

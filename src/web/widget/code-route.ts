import type restify from 'restify';
import type { ChatTokens } from '../../domain/chat-tokens.ts';
import { AppError } from '../../domain/errors.ts';
import { shownCode } from '../../domain/resume-code.ts';
import type { ResumeCodes } from './resume-codes.ts';

/**
 * Shows whoever is in a chat a code that opens it on another device. It is given to the page alone, never said in the
 * conversation, where staff would read it.
 */
export function mountCode(server: restify.Server, parts: { tokens: ChatTokens; codes: ResumeCodes }): void {
  server.post('/api/widget/code', async (req: restify.Request, res: restify.Response) => {
    const token = /^Bearer +(\S+)$/i.exec(req.header('authorization', ''))?.[1];
    if (token === undefined)
      throw new AppError('token.missing', 'Send the token of the chat: "Authorization: Bearer …".');
    const { code, expiresAt } = await parts.codes.issue(await parts.tokens.verify(token));
    res.header('Cache-Control', 'no-store');
    res.send(200, { code: shownCode(code), expiresAt });
  });
}

import { LSPErrorCodes, ResponseError } from "vscode-languageserver";

/** Why a request cannot be fulfilled, in words for whoever made it. */
export function requestProblem(message: string): ResponseError<undefined> {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}

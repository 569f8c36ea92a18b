/** The first message names the scripts of the server, for a worker does not know where it was loaded from. */
self.onmessage = ({ data }: MessageEvent<readonly string[]>): void => {
  self.onmessage = null;
  importScripts(...data);
};

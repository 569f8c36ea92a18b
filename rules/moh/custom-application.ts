import { isPlaceholder, type Option, type Report, type Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "moh/custom-application",
  summary: "Music on hold runs a program that others can replace or feed",
  category: "privilege",
  severity: "medium",
  confidence: "firm",
  preset: "strict",
  fix: "none",
  cwe: [78, 379],
  since: "0.1.0",
  references: ["res/res_musiconhold.c: spawn_mp3(), moh_scan_files()"],
  docs: {
    what: "A class of musiconhold.conf has `mode=custom` and an `application` that lies in a directory where every user of the machine may write (`/tmp`, `/var/tmp`, `/dev/shm`), or that takes sound from the internet over plain `http://`.",
    why: "Asterisk runs the program for as long as it runs itself, with its own rights. Whoever gets an account on the machine puts another program there and becomes Asterisk. A decoder that is fed from the network can be attacked by whoever sits on the path.",
    how: "Keep the program in a directory that only root can write to, `/usr/local/bin` for example. Better than a stream are files: `mode=files`.",
    breaks: "Callers on hold hear other music.",
    ignore: "When nobody else has an account on the machine, and the stream comes from your own network.",
  },
  examples: [
    {
      title: "A program in /tmp",
      bad: {
        "musiconhold.conf": conf`
          [radio]
          mode=custom
          application=/tmp/moh.sh    ; ~ medium "Music on hold class 'radio' runs '/tmp/moh.sh', which every user of the machine can replace"
        `,
      },
    },
    {
      title: "A stream from the internet",
      bad: {
        "musiconhold.conf": conf`
          [radio]
          mode=custom
          application=/usr/bin/mpg123 -q -r 8000 -f 8192 --mono -s http://stream.example.com/   ; ~ low "feeds '/usr/bin/mpg123' from 'http://stream.example.com/'"
        `,
      },
    },
    {
      title: "Files, a program of root's, a class that is none",
      good: {
        "musiconhold.conf": conf`
          [default]
          mode=files
          directory=moh
          application=/tmp/moh.sh
          [radio]
          mode=custom
          application=/tmp/moh.sh
          application=/usr/local/bin/moh.sh
          [unused](!)
          mode=custom
          application=/tmp/moh.sh
          ;[old]
          ;application=/tmp/moh.sh
        `,
      },
    },
  ],
  check({ tree, report }) {
    for (const section of tree.live("musiconhold.conf")?.live ?? []) {
      if (section.key === "general" || section.last("mode")?.value.toLowerCase() !== "custom") continue;
      const application = section.last("application");
      const problem = application && problemOf(section.name, application);
      if (problem) report(problem);
    }
  },
};
export default rule;

const openDirectories: readonly string[] = ["/tmp/", "/var/tmp/", "/dev/shm/"];

function problemOf(name: string, application: Option): Report | undefined {
  const words = application.value.split(" ").filter((word) => word !== "");
  const open = words.find((word) => openDirectories.some((directory) => word.startsWith(directory)));
  const at = application.valuePlace;
  if (open !== undefined) {
    return {
      at,
      message: `Music on hold class '${name}' runs '${open}', which every user of the machine can replace`,
    };
  }
  const stream = words.find((word) => word.startsWith("http://"));
  if (stream === undefined || isPlaceholder(stream)) return undefined;
  return {
    at,
    message: `Music on hold class '${name}' feeds '${words[0] ?? ""}' from '${withoutPassword(stream)}', which anyone on the path can change`,
    severity: "low",
  };
}

/** `http://user:password@host/` without what stands before the host. */
function withoutPassword(url: string): string {
  const start = "http://".length;
  const slash = url.indexOf("/", start);
  const at = url.lastIndexOf("@", slash < 0 ? url.length : slash);
  return at < start ? url : `http://${url.slice(at + 1)}`;
}

export { joinShards } from "../fleet/join-shards.ts";
export { parseShard, shardText } from "../fleet/shard-file.ts";

"""How fast Dateline's index is beside its peers, measured; README.md says how.

corpora      articles -> corpora of passages; place: where everything lies; questions: what is asked
analysis     passages -> tokens, on two processes, as an index is built
engines/     ours and the peers, all with the same terms
timing       engines and questions -> times, in turn; checking: our top ten is rank_bm25's
latency, build, cold, update, memory, loop, throughput   a command each
fresh/       what they start as a process of its own; processes starts and watches it
reports      what a command writes; goals, results: their table; plot: its picture
"""

"""The desk of a place: opening, counting, queue, bench and closing; also when the network is down."""

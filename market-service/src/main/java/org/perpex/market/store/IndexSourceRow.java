package org.perpex.market.store;

/** A row of table {@code index_source}. */
record IndexSourceRow(int market, int source, String name, int weight) {}

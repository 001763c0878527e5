package org.perpex.simulation;

/**
 * The queues of the trading plane.
 *
 * @param risk inputs of the account engine
 * @param order inputs of the matching engine
 * @param trade facts of the book
 * @param refusals what the account engine refuses
 * @param asset facts of accounts
 */
record Queues(Queue risk, Queue order, Queue trade, Queue refusals, Queue asset) {

    Queues() {
        this(new Queue(), new Queue(), new Queue(), new Queue(), new Queue());
    }
}

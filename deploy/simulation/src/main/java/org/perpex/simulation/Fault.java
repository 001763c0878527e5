package org.perpex.simulation;

/** What may go wrong between any two steps. */
enum Fault {
    /** A pack waits while its receiver and everybody else go on. */
    DELAYED(3),
    /** A pack never arrives; its sender does not know. Those who number what they say send it again. */
    LOST(40),
    /** A pack is stored, and stored again later. */
    DUPLICATED(20),
    /** A pack overtakes those that were sent before it. */
    OVERTAKEN(15),
    /** A sender goes back and sends again what has arrived, cut into other packs. */
    SENT_AGAIN(60),
    /** An engine dies and comes back from a snapshot and its journal. */
    ENGINE_CRASHED(600),
    /** The books die and come back from their mark. */
    BOOKS_CRASHED(300),
    /** Finance dies within a global transaction, before or after the wallet's branch of it. */
    SETTLEMENT_TORN(60),
    /** A global transaction ends after its caller has given up on it. */
    DECISION_LATE(60),
    /** A global transaction ends, and its caller does not hear of it. */
    ANSWER_LOST(60);

    /** It happens at one of so many occasions. */
    final int occasions;

    Fault(int occasions) {
        this.occasions = occasions;
    }
}

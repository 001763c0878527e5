/** Both engines and a model of the books in one thread, driven by a seed: what traders do, when packs arrive, what fails. */
@NullMarked
package org.perpex.simulation;

import org.jspecify.annotations.NullMarked;

/** Decides who sends a request: nobody, a session, or an API key with its signature. */
@NullMarked
package org.perpex.gateway.authentication;

import org.jspecify.annotations.NullMarked;

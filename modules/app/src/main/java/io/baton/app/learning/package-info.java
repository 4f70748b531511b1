/** What analyzers learn about models from what their answers turned out to be worth. */
@NullMarked
package io.baton.app.learning;

import org.jspecify.annotations.NullMarked;

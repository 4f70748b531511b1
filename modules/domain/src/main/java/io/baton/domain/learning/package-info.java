/** What models' answers turned out to be worth, and what that says about the models. */
@NullMarked
package io.baton.domain.learning;

import org.jspecify.annotations.NullMarked;

package io.baton.app.config;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

import java.util.List;
import java.util.Map;

/** Whether the process plays the role that {@link ConditionalOnRole} names. */
final class OnRole implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Map<String, Object> attributes =
                metadata.getAnnotationAttributes(ConditionalOnRole.class.getName());
        if (attributes == null) {
            return false;
        }
        return Binder.get(context.getEnvironment())
                .bind("baton.roles", Bindable.listOf(String.class))
                .map(Role::parse)
                .orElse(List.of(Role.values()))
                .contains(attributes.get("value"));
    }
}

package io.actionsgateway.api.v3.graphql;

import graphql.GraphQL;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.io.ClassPathResource;

/** Puts the schema and who answers it together. */
@Configuration(proxyBeanMethods = false)
class GraphQlConfiguration {

    /** Made for the first query: most services are never asked one, and it is a thousand classes. */
    @Bean
    @Lazy
    GraphQL graphQl(Questions questions) throws IOException {
        String schema = new ClassPathResource("github/dialect.graphqls").getContentAsString(StandardCharsets.UTF_8);
        RuntimeWiring wiring = RuntimeWiring.newRuntimeWiring()
                .type(
                        "Query",
                        query -> query.dataFetcher("viewer", questions::viewer)
                                .dataFetcher("repository", questions::repository))
                .build();
        return GraphQL.newGraphQL(new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(schema), wiring))
                .build();
    }
}

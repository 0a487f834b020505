// Command calls makes the calls that it is told of with the SDK for Go, and says which of the SDK's own errors came, or
// what was answered.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"os"
	"reflect"
	"strings"

	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/sfn"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
	"github.com/aws/smithy-go"
)

type call struct {
	Service   string          `json:"service"`
	Operation string          `json:"operation"`
	Input     json.RawMessage `json:"input"`
}

func main() {
	ctx := context.Background()
	cfg, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		log.Fatal(err)
	}
	clients := map[string]any{
		"dynamodb": dynamodb.NewFromConfig(cfg),
		"sfn":      sfn.NewFromConfig(cfg),
		"sqs":      sqs.NewFromConfig(cfg),
	}
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		var one call
		if err := json.Unmarshal(lines.Bytes(), &one); err != nil {
			log.Fatal(err)
		}
		said, err := json.Marshal(outcome(ctx, clients[one.Service], one))
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(string(said))
	}
}

func outcome(ctx context.Context, client any, one call) map[string]any {
	method := reflect.ValueOf(client).MethodByName(one.Operation)
	input := reflect.New(method.Type().In(1).Elem())
	if err := json.Unmarshal(one.Input, input.Interface()); err != nil {
		log.Fatal(err)
	}
	results := method.Call([]reflect.Value{reflect.ValueOf(ctx), input})
	if err, ok := results[1].Interface().(error); ok {
		return map[string]any{"error": nameOf(err)}
	}
	return map[string]any{"answer": results[0].Interface()}
}

// nameOf gives the type of the SDK's own error, which is in the package "types" of a service.
func nameOf(err error) string {
	var api smithy.APIError
	if !errors.As(err, &api) {
		return err.Error()
	}
	name := fmt.Sprintf("%T", api)
	if !strings.HasPrefix(name, "*types.") {
		return "none of the client's own"
	}
	return strings.TrimPrefix(name, "*types.")
}

// A server for the tests that speaks MongoDB's wire protocol, over SQLite files in a folder of the caller's.
package main

import (
	"context"
	"encoding/binary"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/url"
	"os"
	"os/signal"
	"sync"
	"syscall"

	"github.com/FerretDB/FerretDB/ferretdb"
)

func main() {
	listen := flag.String("listen", "127.0.0.1:0", "address to listen on; port 0 takes a free one")
	data := flag.String("data", "", "folder of the data; it must exist")
	flag.Parse()
	if err := serve(*listen, *data); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func serve(listen, data string) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	backend, err := ferretdb.New(&ferretdb.Config{
		Listener:  ferretdb.ListenerConfig{TCP: "127.0.0.1:0"},
		Handler:   "sqlite",
		SQLiteURL: "file:" + data + "/",
		Logger:    slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError})),
	})
	if err != nil {
		return err
	}
	address, err := url.Parse(backend.MongoDBURI())
	if err != nil {
		return err
	}
	front, err := net.Listen("tcp", listen)
	if err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- backend.Run(ctx) }()
	go accept(front, address.Host)
	fmt.Printf("ready mongodb://%s/\n", front.Addr())
	return <-ended
}

// FerretDB finds and then writes in two steps, so two updates of one document can both match the same filter.
// A MongoDB promises that a command on one document is atomic: here they go through one at a time.
var oneAtATime sync.Mutex

func accept(front net.Listener, backend string) {
	for {
		client, err := front.Accept()
		if err != nil {
			return
		}
		go forward(client, backend)
	}
}

func forward(client net.Conn, backend string) {
	defer client.Close()
	server, err := net.Dial("tcp", backend)
	if err != nil {
		return
	}
	defer server.Close()
	for {
		request, err := readMessage(client)
		if err != nil {
			return
		}
		reply, err := exchange(server, request)
		if err != nil {
			return
		}
		if _, err := client.Write(reply); err != nil {
			return
		}
	}
}

func exchange(server net.Conn, request []byte) ([]byte, error) {
	oneAtATime.Lock()
	defer oneAtATime.Unlock()
	if _, err := server.Write(request); err != nil {
		return nil, err
	}
	return readMessage(server)
}

// A message of the wire protocol begins with its own length.
func readMessage(from io.Reader) ([]byte, error) {
	const header, most = 16, 48 << 20
	var length [4]byte
	if _, err := io.ReadFull(from, length[:]); err != nil {
		return nil, err
	}
	size := binary.LittleEndian.Uint32(length[:])
	if size < header || size > most {
		return nil, errors.New("not a message of MongoDB's wire protocol")
	}
	message := make([]byte, size)
	copy(message, length[:])
	_, err := io.ReadFull(from, message[len(length):])
	return message, err
}

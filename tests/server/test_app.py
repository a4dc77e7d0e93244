"""What the server answers: pages and data of each thing, SPARQL, downloads; nothing that writes."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import Graph
from starlette.testclient import TestClient

from pipeline.errors import ReleaseHeld
from pipeline.publication import Limits
from pipeline.server.app import build_app
from tests.publication.release_parts import BASE, part, release

QUERIES = Path(__file__).parents[2] / "ontology" / "queries"
TITLES = "SELECT ?t { ?d <http://purl.org/dc/terms/title> ?t } ORDER BY ?t"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one release."""
    made = tmp_path_factory.mktemp("output")
    release(made, part("a", "Een <b>titel</b> & meer"))
    return made


@pytest.fixture(scope="module")
def client(output: Path) -> Iterator[TestClient]:
    """A client of a server of that folder."""
    with TestClient(build_app(output, BASE), follow_redirects=False) as made:
        yield made


PAGES = [
    ("/", "", 200, "text/html"),
    ("/sparql", "text/html", 200, "text/html"),
    ("/queries/targets-due.rq", "", 200, "application/sparql-query"),
    ("/queries/nergens.rq", "", 404, "text"),
    ("/ns", "", 200, "text/html"),
    ("/ns", "text/turtle", 200, "text/turtle"),
    ("/doc/document/a", "", 200, "text/html"),
    ("/doc/document/a", "text/turtle", 200, "text/turtle"),
    ("/doc/document/a", "application/ld+json", 200, "application/ld+json"),
    ("/doc/document/a.ttl", "", 200, "text/turtle"),
    ("/doc/document/a.jsonld", "text/html", 200, "application/ld+json"),
    ("/doc/document/a.nt", "", 200, "application/n-triples"),
    ("/doc/document/a", "image/png", 406, "text"),
    ("/doc/document/nergens", "", 404, "text"),
    ("/latest.json", "", 200, "application/json"),
    ("/ldes/feed.trig", "", 200, "application/trig"),
    ("/ldes/20261120T020000Z-0001.trig", "", 200, "application/trig"),
    ("/ldes/catalog.trig", "", 200, "application/trig"),
    ("/ldes/20261120T020000Z-catalog-0001.trig", "", 200, "application/trig"),
    ("/ldes/nergens.trig", "", 404, "text"),
    ("/releases", "", 200, "text/html"),
    ("/releases/20261120T020000Z", "", 200, "text/html"),
    ("/releases/20261120T020000Z/", "", 200, "text/html"),
    ("/held-back.json", "", 404, "text"),
    ("/releases/20261120T020000Z/documents/a.ttl", "", 200, "text/turtle"),
    ("/releases/20261120T020000Z/beleidsgraaf.ttl.gz", "", 200, "application/gzip"),
    ("/releases/20261120T020000Z/nergens.ttl", "", 404, "text"),
    ("/nergens", "", 404, "text"),
]


@pytest.mark.parametrize(("path", "accept", "status", "media_type"), PAGES)
def test_pages(client: TestClient, path: str, accept: str, status: int, media_type: str) -> None:
    answer = client.get(path, headers={"accept": accept} if accept else {})
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith(media_type)


@pytest.mark.parametrize(
    "path",
    [
        "/releases/%2e%2e/latest.json",
        "/releases/20261120T020000Z/%2e%2e/%2e%2e/store",
        "/releases/20261120T020000Z/documents/%2e%2e/%2e%2e/%2e%2e/.lock",
        "/releases/.20261120T020000Z.part/manifest.json",
        "/releases//etc/passwd",
        "/ldes/%2e%2e%2flatest.json",
        "/ldes/..%2f.lock",
    ],
)
def test_nothing_but_listed_files_is_given_out(client: TestClient, path: str) -> None:
    assert client.get(path).status_code in (400, 404)


def test_a_thing_leads_to_what_is_said_of_it(client: TestClient) -> None:
    answer = client.get("/id/document/a")
    assert (answer.status_code, answer.headers["location"]) == (303, "/doc/document/a")


def test_the_data_of_a_thing_is_what_was_published(client: TestClient) -> None:
    graph = Graph().parse(data=client.get("/doc/document/a.ttl").text, format="turtle")
    assert f"{BASE}/id/document/a" in {str(subject) for subject in graph.subjects()}


def test_what_documents_say_is_escaped(client: TestClient) -> None:
    page = client.get("/doc/document/a", headers={"accept": "text/html"}).text
    assert "<b>titel" not in page
    assert "&lt;b&gt;titel" in page


ASKED = [
    ("application/sparql-results+json", "application/sparql-results+json"),
    ("application/sparql-results+xml", "application/sparql-results+xml"),
    ("text/csv", "text/csv"),
    ("text/tab-separated-values", "text/tab-separated-values"),
    ("", "application/sparql-results+json"),
]


@pytest.mark.parametrize(("accept", "media_type"), ASKED)
def test_results_come_in_the_form_asked_for(
    client: TestClient, accept: str, media_type: str
) -> None:
    answer = client.get("/sparql", params={"query": TITLES}, headers={"accept": accept})
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(media_type)
    assert "SERV" in answer.text


def test_a_query_may_be_posted_two_ways(client: TestClient) -> None:
    form = client.post("/sparql", data={"query": TITLES})
    raw = client.post(
        "/sparql", content=TITLES, headers={"content-type": "application/sparql-query"}
    )
    assert form.json() == raw.json()
    assert len(form.json()["results"]["bindings"]) == 2


def test_a_graph_comes_as_turtle(client: TestClient) -> None:
    query = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
    answer = client.get("/sparql", params={"query": query}, headers={"accept": "text/turtle"})
    assert len(Graph().parse(data=answer.text, format="turtle")) > 5


def test_a_query_that_does_not_parse_says_so(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": "SELECT ?x {"})
    assert answer.status_code == 400
    assert "SELECT" in answer.text or "expected" in answer.text


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
@pytest.mark.parametrize("path", ["/", "/sparql", "/doc/document/a", "/latest.json"])
def test_nothing_can_be_written(client: TestClient, method: str, path: str) -> None:
    assert client.request(method, path).status_code == 405


def test_an_update_is_refused(client: TestClient) -> None:
    update = "DELETE WHERE { ?s ?p ?o }"
    for answer in (
        client.post("/sparql", data={"update": update}),
        client.post(
            "/sparql", content=update, headers={"content-type": "application/sparql-update"}
        ),
        client.get("/sparql", params={"query": update}),
    ):
        assert answer.status_code in (400, 403, 405, 415)
    assert "SERV" in client.get("/sparql", params={"query": TITLES}).text


def test_answers_carry_headers_that_keep_browsers_safe(client: TestClient) -> None:
    headers = client.get("/").headers
    assert "default-src 'self'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    data = client.get("/doc/document/a.ttl", headers={"origin": "https://elders.example"}).headers
    assert data["access-control-allow-origin"] == "*"


def test_before_the_first_release_the_server_says_so(tmp_path: Path) -> None:
    with TestClient(build_app(tmp_path, BASE)) as early:
        assert early.get("/").status_code == 503
        assert early.get("/sparql", params={"query": TITLES}).status_code == 503
        release(tmp_path, part("a"))
        assert early.get("/").status_code == 200


def test_a_new_release_is_served_without_a_restart(tmp_path: Path) -> None:
    release(tmp_path, part("a"))
    with TestClient(build_app(tmp_path, BASE)) as running:
        assert "Een titel" in running.get("/sparql", params={"query": TITLES}).text
        release(tmp_path, part("b", "Nieuw"), version="20261121T020000Z")
        found = running.get("/sparql", params={"query": TITLES}).text
        assert "Nieuw" in found
        assert "Een titel" not in found
        assert running.get("/latest.json").json()["version"] == "20261121T020000Z"


def test_a_release_that_nothing_announced_is_not_shown(tmp_path: Path) -> None:
    """A run that was killed between putting a release in place and the pointer leaves one."""
    release(tmp_path, part("a"))
    shutil.copytree(tmp_path / "releases/20261120T020000Z", tmp_path / "releases/20261121T020000Z")
    (tmp_path / "releases/.20261121T020000Z.new").touch()
    with TestClient(build_app(tmp_path, BASE)) as running:
        assert "20261121T020000Z" not in running.get("/releases").text
        assert running.get("/releases/20261121T020000Z/manifest.json").status_code == 404
        assert running.get("/releases/20261120T020000Z/manifest.json").status_code == 200


@pytest.mark.parametrize(
    ("accept", "place"),
    [
        ("text/turtle", "/releases/20260120T020000Z/catalog.ttl"),
        ("application/ld+json", "/releases/20260120T020000Z/catalog.jsonld"),
        ("text/html", "/releases/20260120T020000Z"),
    ],
)
def test_what_the_catalogue_names_leads_to_the_catalogue(
    client: TestClient, accept: str, place: str
) -> None:
    version = client.get("/latest.json").json()["version"]
    for thing in (
        "dataset/beleidsgraaf",
        f"dataset/beleidsgraaf-{version}",
        "catalog/beleidsgraaf",
    ):
        answer = client.get(f"/id/{thing}", headers={"accept": accept})
        assert answer.status_code == 303
        assert answer.headers["location"] == place.replace("20260120T020000Z", version)
        assert client.get(answer.headers["location"]).status_code == 200
    assert client.get("/id/dataset/elders").status_code == 404


def test_a_query_of_the_cookbook_stands_on_its_own(client: TestClient) -> None:
    """Other clients know no prefixes; the file and the form declare those that are used."""
    text = client.get("/queries/documents.rq").text
    assert text.startswith("# ")
    assert "PREFIX bg: <" in text
    assert "PREFIX cito: <" not in text
    page = client.get("/sparql", params={"query": text}, headers={"accept": "text/html"})
    assert page.status_code == 200
    assert '/queries/documents.rq"' in page.text


@pytest.mark.parametrize("path", sorted(QUERIES.glob("*.rq")), ids=lambda path: path.stem)
def test_the_endpoint_knows_every_prefix_of_the_cookbook(client: TestClient, path: Path) -> None:
    answer = client.get("/sparql", params={"query": path.read_text(encoding="utf-8")})
    assert answer.status_code == 200, answer.text


@pytest.mark.parametrize(("base", "warned"), [(BASE, 0), ("http://127.0.0.1:8000", 1)])
def test_a_server_of_other_addresses_says_so(
    output: Path, caplog: pytest.LogCaptureFixture, base: str, warned: int
) -> None:
    with TestClient(build_app(output, base)):
        pass
    assert len([text for text in caplog.messages if "BELEIDSGRAAF_BASE_IRI" in text]) == warned


def test_a_release_that_is_held_back_says_why(tmp_path: Path) -> None:
    release(tmp_path, part("a"), part("b"))
    limits = Limits(at_least={"documents": 2})
    with pytest.raises(ReleaseHeld):
        release(tmp_path, part("a"), version="20261121T020000Z", limits=limits)
    with TestClient(build_app(tmp_path, BASE)) as running:
        reason = "documents: 1, at least 2 expected"
        assert running.get("/held-back.json").json()["reasons"] == [reason]
        assert reason in running.get("/releases").text
        release(tmp_path, part("a"), part("c"), version="20261122T020000Z", limits=limits)
        assert running.get("/held-back.json").status_code == 404
        assert "Tegengehouden" not in running.get("/releases").text

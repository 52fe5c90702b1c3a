from ninja import NinjaAPI

api = NinjaAPI(title="Tactful", version="1", docs_url=None)
